-- The archive library (网报档案库): one file a person and exam, and what came of every subject of every year.
create table candidate_file (
  document_key bytea not null,
  name_key bytea not null,
  exam_code text not null,
  file_number text not null,
  province text not null,
  first_year integer not null,
  opened_at timestamptz not null,
  primary key (document_key, name_key, exam_code)
);
comment on table candidate_file is 'claim (by document, with name and exam)';

create table candidate_file_result (
  document_key bytea not null,
  name_key bytea not null,
  exam_code text not null,
  year integer not null,
  level_code text not null,
  specialty_code text not null,
  subject_code text not null,
  outcome text not null check (outcome in ('passed', 'failed', 'absent', 'violation', 'voided')),
  recorded_at timestamptz not null,
  primary key (document_key, name_key, exam_code, year, level_code, specialty_code, subject_code)
);
comment on table candidate_file_result is 'claim (by document); a later outcome of the same subject and year replaces the earlier';

create table candidate_file_number (
  file_number text primary key,
  document_key bytea not null
);
comment on table candidate_file_number is 'claim (by file number, 档案号): no number is given twice';

create table candidate_file_serial (
  exam_code text not null,
  province text not null,
  first_year integer not null,
  last_serial integer not null check (last_serial between 1 and 999999),
  primary key (exam_code, province, first_year)
);
comment on table candidate_file_serial is 'claim (by exam, province and year): the last serial given';

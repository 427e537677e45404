-- Years that were suspended for a person (停考年度): they count in no window, so passes hold a year longer (D-11).
create table candidate_file_cancelled_year (
  document_key bytea not null,
  name_key bytea not null,
  exam_code text not null,
  year integer not null,
  suspension_id uuid not null,
  document_number text not null,
  recorded_at timestamptz not null,
  primary key (document_key, name_key, exam_code, year)
);
comment on table candidate_file_cancelled_year is 'claim (by person and exam)';
comment on column candidate_file_cancelled_year.document_number is 'number of the paper that suspended the sitting';

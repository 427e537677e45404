-- Tables of equivalent majors (专业对照表) are written by people too: a row without a name is the data files' own (decision 0016).
alter table major_table
  add column education_level text not null default 'any' check (education_level in ('any', 'undergraduate', 'postgraduate')),
  add column replaced_by text,
  add column changed_by_id uuid,
  add column changed_at timestamptz,
  add check (applies_to is null or applies_to >= applies_from),
  add check (replaced_by is null or changed_by_id is not null);
comment on column major_table.replaced_by is 'the edition that took over all of its years; it stays readable and answers for nobody';

-- Which edition holds for an exam, an exam year and a level: the primary key is the rule that there is at most one.
create table major_table_year (
  exam_code text not null check (exam_code ~ '^\d{3}$'),
  education_level text not null check (education_level in ('undergraduate', 'postgraduate')),
  exam_year integer not null check (exam_year between 1990 and 2100),
  version text not null,
  primary key (exam_code, education_level, exam_year)
);
create index major_table_year_of on major_table_year (version);
comment on table major_table_year is 'reference';

-- The next load of the data files writes the years.
update reference_edition set seed_digest = null where name = 'majors';

alter table catalogue_change drop constraint catalogue_change_kind_check;
alter table catalogue_change add constraint catalogue_change_kind_check check (kind in ('exam', 'sitting', 'sitting_province', 'fees', 'review_point', 'province', 'majors'));

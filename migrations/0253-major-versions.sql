-- Versions of the tables of equivalent majors (专业对照表): who wrote, imported, proposed and approved which. What is in force stands in major_table.
create table major_version (
  version_id uuid primary key,
  number integer not null unique,
  based_on text,
  base jsonb,
  head jsonb not null,
  exam_codes text[] not null,
  state text not null check (state in ('draft', 'proposed', 'in_force', 'replaced', 'withdrawn')),
  row_version integer not null,
  writer_ids uuid[] not null,
  writer_name text not null,
  approved_by_id uuid,
  edition text unique,
  changed_at timestamptz not null,
  check (cardinality(writer_ids) > 0),
  check (cardinality(exam_codes) > 0),
  check ((based_on is null) = (base is null)),
  check ((state in ('in_force', 'replaced')) = (approved_by_id is not null)),
  check ((approved_by_id is not null) = (edition is not null)),
  -- the two-person rule: nobody who wrote any of it approves it
  check (approved_by_id is null or not (approved_by_id = any (writer_ids)))
);
comment on table major_version is 'reference';
comment on column major_version.base is 'the edition it was copied from, as it was then: what its differences are told from';
comment on column major_version.edition is 'the name under which it stands in major_table';
create unique index major_version_one_open on major_version (based_on) where state in ('draft', 'proposed') and based_on is not null;

create table major_version_line (
  version_id uuid not null,
  line_id uuid not null,
  place integer not null,
  code text not null,
  name_zh text not null,
  category text not null check (category in ('core', 'related', 'other')),
  content jsonb not null,
  search text not null,
  primary key (version_id, line_id),
  unique (version_id, place)
);
comment on table major_version_line is 'reference';

create table major_version_synonym (
  version_id uuid not null,
  plain_name text not null,
  name text not null,
  code text not null,
  source text not null,
  added_by_id uuid,
  added_by_name text not null,
  added_at timestamptz not null,
  primary key (version_id, plain_name)
);
comment on table major_version_synonym is 'reference';

create table major_version_act (
  version_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('begin', 'save', 'add_line', 'change_line', 'remove_line', 'add_synonym', 'remove_synonym', 'load', 'propose', 'return', 'withdraw', 'approve', 'replace')),
  by_id uuid not null,
  by_name text not null,
  reason text,
  detail jsonb,
  at timestamptz not null,
  primary key (version_id, row_version)
);
comment on table major_version_act is 'reference';
revoke update, delete, truncate on major_version_act from jinbang_app;

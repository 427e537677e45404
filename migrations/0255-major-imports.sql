-- Imports of tables of majors (导入): a file as it was read, row by row, until somebody loads it or leaves it.
create table major_import (
  import_id uuid primary key,
  version_id uuid not null,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx')),
  encoding text,
  sheet text,
  other_sheets text[] not null,
  header_row integer not null,
  headers text[] not null,
  mapping jsonb not null,
  digest bytea not null,
  state text not null check (state in ('unmapped', 'checked', 'loaded', 'discarded')),
  row_count integer not null check (row_count > 0),
  good_count integer not null,
  fault_count integer not null,
  note_count integer not null,
  loaded_count integer,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  loaded_at timestamptz,
  check (good_count between 0 and row_count),
  check ((state = 'loaded') = (loaded_count is not null)),
  check ((loaded_count is null) = (loaded_at is null)),
  -- nothing bad is ever loaded
  check (loaded_count is null or loaded_count <= good_count)
);
create index major_import_of on major_import (version_id, at desc);
comment on table major_import is 'reference';

create table major_import_row (
  import_id uuid not null,
  row_no integer not null,
  cells jsonb not null,
  marks jsonb not null,
  line jsonb,
  synonyms jsonb not null,
  faults jsonb not null,
  notes jsonb not null,
  faulty boolean not null,
  primary key (import_id, row_no),
  check (line is null or not faulty)
);
comment on table major_import_row is 'reference';

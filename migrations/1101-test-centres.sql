-- Test centres (考点) and rooms (考场): where people sit. Kept by staff of the place; a closed one stays for the plans that used it.
create table test_centre (
  centre_id uuid primary key,
  code text not null unique check (code ~ '^\d{4}-\d{2,3}$'),
  province text not null,
  prefecture text not null,
  name text not null,
  address text not null,
  phone text not null,
  directions text not null default '',
  row_version integer not null,
  closed_at timestamptz,
  changed_by_name text not null,
  changed_at timestamptz not null,
  unique (prefecture, name),
  check (substr(code, 1, 4) = prefecture and substr(prefecture, 1, 2) = province)
);
comment on table test_centre is 'reference';

create table exam_room (
  room_id uuid primary key,
  centre_id uuid not null,
  number text not null,
  floor text not null default '',
  capacity integer not null check (capacity between 1 and 200),
  kind text not null check (kind in ('paper', 'computer')),
  accessible boolean not null,
  purpose text not null check (purpose in ('ordinary', 'spare', 'isolation')),
  closed_at timestamptz,
  unique (centre_id, number)
);
comment on table exam_room is 'reference';

-- A centre that does not serve one sitting (本次考试不启用).
create table test_centre_absence (
  sitting_id text not null,
  centre_id uuid not null,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (sitting_id, centre_id)
);
comment on table test_centre_absence is 'reference';

-- Who changed what of a centre or its rooms; a change of a room is a version of its centre.
create table test_centre_act (
  centre_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('open', 'edit', 'close', 'reopen', 'room_add', 'room_edit', 'room_close', 'room_reopen', 'import', 'absent', 'present')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (centre_id, row_version)
);
comment on table test_centre_act is 'reference';
revoke update, delete, truncate on test_centre_act from jinbang_app;

-- Files of rooms as they were read (导入): nothing of one is there before somebody says so.
create table room_import (
  import_id uuid primary key,
  province text not null,
  prefecture text,
  file_name text not null,
  format text not null check (format in ('csv', 'xlsx')),
  encoding text,
  header_row integer not null,
  headers text[] not null,
  mapping jsonb not null,
  digest bytea not null,
  state text not null check (state in ('checked', 'loaded', 'discarded')),
  row_count integer not null check (row_count > 0),
  good_count integer not null,
  fault_count integer not null,
  loaded_count integer,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  loaded_at timestamptz,
  check (good_count between 0 and row_count),
  check ((state = 'loaded') = (loaded_count is not null)),
  -- nothing bad is ever loaded
  check (loaded_count is null or loaded_count <= good_count)
);
create index room_import_of on room_import (province, at desc);
comment on table room_import is 'reference';

create table room_import_row (
  import_id uuid not null,
  row_no integer not null,
  cells jsonb not null,
  line jsonb,
  faults jsonb not null,
  notes jsonb not null,
  faulty boolean not null,
  primary key (import_id, row_no),
  check (line is null or not faulty)
);
comment on table room_import_row is 'reference';

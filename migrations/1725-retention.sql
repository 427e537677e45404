-- What must not be erased although its time is over (保全): a person, an application, or a whole class of records, until lifted or past its day.
create table legal_hold (
  hold_id uuid primary key,
  kind text not null check (kind in ('person', 'application', 'class')),
  account_id uuid,
  application_id uuid,
  class text,
  basis text not null check (length(basis) between 4 and 200),
  reason text not null check (length(reason) between 4 and 200),
  until_at timestamptz,
  set_by uuid not null,
  set_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text,
  version integer not null check (version >= 1),
  check ((kind = 'class') = (class is not null)),
  check ((kind = 'class') = (account_id is null)),
  check ((kind = 'application') = (application_id is not null)),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
comment on table legal_hold is 'local; what is kept although its time is over (保全): a person, an application or a class of records, who ordered it, why and until when';
create index legal_hold_person on legal_hold (account_id) where lifted_at is null and account_id is not null;
create unique index legal_hold_class_once on legal_hold (class) where lifted_at is null and class is not null;
create index legal_hold_newest on legal_hold (set_at desc, hold_id desc);
revoke delete, truncate on legal_hold from jinbang_app;

-- A run that erases what was past its time at the moment it was asked for (到期销毁): asked for by one person, released by another.
create table retention_run (
  run_id uuid primary key,
  state text not null check (state in ('requested', 'running', 'done', 'broken_off', 'turned_down', 'withdrawn')),
  as_of timestamptz not null,
  reason text not null check (length(reason) between 4 and 200),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  ended_at timestamptz,
  version integer not null check (version >= 1),
  check ((state = 'requested') = (decided_at is null)),
  check (state = 'requested' or (decided_by is not null and decision_reason is not null)),
  check (state in ('requested', 'withdrawn') or decided_by <> asked_by),
  check ((state in ('done', 'broken_off')) = (ended_at is not null))
);
comment on table retention_run is 'local; runs that erase what is past its time (到期销毁), each asked for by one person and released by another';
create unique index retention_run_one_open on retention_run ((true)) where state in ('requested', 'running');
create index retention_run_newest on retention_run (asked_at desc, run_id desc);
revoke delete, truncate on retention_run from jinbang_app;

-- One row a class of a run: what was due when it was asked for, and what became of it.
create table retention_run_class (
  run_id uuid not null,
  class text not null,
  table_name text not null,
  due bigint not null check (due >= 0),
  on_hold bigint not null check (on_hold between 0 and due),
  erased bigint not null default 0 check (erased >= 0),
  files bigint not null default 0 check (files >= 0),
  last_key text,
  ended_at timestamptz,
  still_there bigint check (still_there >= 0),
  primary key (run_id, class)
);
comment on table retention_run_class is 'local; one row a class of data in a run that erases: counted before, erased, and counted again afterwards';
revoke delete, truncate on retention_run_class from jinbang_app;

-- What was due and is still there, and why (销毁遗留).
create table retention_leftover (
  run_id uuid not null,
  class text not null,
  row_key text not null,
  why text not null check (why in ('held', 'referenced', 'failed')),
  primary key (run_id, class, row_key)
);
comment on table retention_leftover is 'local; rows a run that erases has left, by their keys, with the reason: held, still referred to, or failed';
revoke update, delete, truncate on retention_leftover from jinbang_app;

comment on table material_file is 'per candidate; the files of one application, at most six live ones of a kind; a row goes when its file is past its time';

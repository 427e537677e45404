-- Exports (名单导出): what somebody asked for, how far it is, and the finished file in parts. A part is written whole before the row that names it.
create table export_job (
  export_id uuid primary key,
  staff_id uuid not null,
  staff_name text not null,
  staff_user_name text not null,
  jurisdiction jsonb not null,
  format text not null check (format in ('xlsx', 'csv', 'csv_gb18030')),
  lang text not null check (lang in ('zh', 'en')),
  columns text[] not null check (cardinality(columns) > 0),
  filters jsonb not null,
  purpose text not null,
  unmask_reason text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  rows_total integer check (rows_total >= 0),
  rows_done integer not null default 0,
  parts integer not null default 0,
  bytes bigint not null default 0,
  last_account_id uuid,
  last_id uuid,
  writing jsonb,
  stalls integer not null default 0,
  requested_at timestamptz not null,
  progressed_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz,
  check ((state = 'done') <= (finished_at is not null and expires_at is not null)),
  check ((last_account_id is null) = (last_id is null))
);
comment on table export_job is 'local; one row an export';
comment on column export_job.writing is 'where the file stands between two parts: sheets, their checksums and sizes';
comment on column export_job.jurisdiction is 'what its owner saw when they asked; a narrower one later closes the file';
create index export_job_of on export_job (staff_id, requested_at desc);
create index export_job_moving on export_job (progressed_at) where state in ('waiting', 'running');
create index export_job_expiring on export_job (expires_at) where state = 'done';

create table export_part (
  export_id uuid not null,
  part integer not null check (part > 0),
  blob_id uuid not null,
  rows integer not null,
  bytes integer not null,
  primary key (export_id, part)
);
comment on table export_part is 'local; the pieces of a file in their order';

-- Figures (统计): counted together every minute and read from here, so that a page costs the same however many apply.
-- scope: 00 the nation, a province, a prefecture (four digits) or a review point.
create table report_scope (
  scope text not null,
  sitting_id text not null,
  started integer not null,
  saved integer not null,
  committed integer not null,
  confirmed integer not null,
  approved integer not null,
  paid integer not null,
  exempt integer not null,
  rejected integer not null,
  ended integer not null,
  online_1 integer not null, online_3 integer not null, online_7 integer not null, online_more integer not null,
  on_site_1 integer not null, on_site_3 integer not null, on_site_7 integer not null, on_site_more integer not null,
  primary key (scope, sitting_id)
);
comment on table report_scope is 'local; the funnel and the ages of what waits for review';
create table report_specialty (
  scope text not null,
  sitting_id text not null,
  level_code text not null,
  specialty_code text not null,
  confirmed integer not null,
  paid integer not null,
  primary key (scope, sitting_id, level_code, specialty_code)
);
comment on table report_specialty is 'local; confirmed and paid by level and specialty';
create table report_subject (
  scope text not null,
  sitting_id text not null,
  level_code text not null,
  subject_code text not null,
  confirmed integer not null,
  paid integer not null,
  primary key (scope, sitting_id, level_code, subject_code)
);
comment on table report_subject is 'local; candidates by subject';
create table report_hour (
  scope text not null,
  sitting_id text not null,
  hour timestamptz not null,
  started integer not null,
  confirmed integer not null,
  paid integer not null,
  paid_online integer not null,
  amount_in_fen bigint not null,
  primary key (scope, sitting_id, hour)
);
comment on table report_hour is 'local; what was begun, confirmed and paid in an hour';
create table report_count (
  only_row boolean primary key default true check (only_row),
  counted_at timestamptz not null,
  took_ms integer not null
);
comment on table report_count is 'local; when the figures were counted and how long that took';

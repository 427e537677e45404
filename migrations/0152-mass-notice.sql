-- Mass notices (群发通知): written, counted, approved by a second person above a number, sent in batches to recipients that are fixed when sending starts.
create table mass_notice (
  notice_id uuid primary key,
  title text not null check (length(title) between 2 and 60),
  audience jsonb not null,
  content jsonb not null,
  jurisdiction jsonb not null,
  state text not null check (state in ('draft', 'proposed', 'scheduled', 'sending', 'sent', 'stopped', 'withdrawn')),
  row_version integer not null,
  writer_ids uuid[] not null check (cardinality(writer_ids) > 0),
  writer_name text not null,
  urgent_reason text,
  send_at timestamptz,
  alone_most integer not null check (alone_most >= 0),
  counted integer check (counted >= 0),
  counted_at timestamptz,
  approved_by_id uuid,
  recipients integer check (recipients >= 0),
  told integer not null default 0,
  unreachable integer not null default 0,
  parts integer not null default 0,
  last_account_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  progressed_at timestamptz not null,
  changed_at timestamptz not null,
  check (approved_by_id is null or not (approved_by_id = any (writer_ids))),
  check (state not in ('scheduled', 'sending', 'sent') or counted is not null),
  -- the two-person rule: above the number one person may write to alone somebody else approved it
  check (state not in ('scheduled', 'sending', 'sent') or approved_by_id is not null or coalesce(recipients, counted) <= alone_most),
  check ((recipients is null) = (started_at is null)),
  check (state not in ('sent', 'stopped') or finished_at is not null),
  check (told + unreachable <= coalesce(recipients, 0))
);
comment on table mass_notice is 'reference; one row a mass notice';
comment on column mass_notice.jurisdiction is 'of who began it: every recipient lies within it';
comment on column mass_notice.alone_most is 'to how many one person might write alone when it was handed in';
comment on column mass_notice.last_account_id is 'the last recipient told; the next batch begins after them';
create index mass_notice_recent on mass_notice (changed_at desc, notice_id desc);
create index mass_notice_moving on mass_notice (progressed_at) where state in ('scheduled', 'sending');

create table mass_notice_act (
  notice_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('begin', 'save', 'propose', 'return', 'withdraw', 'approve', 'grow', 'start', 'finish', 'stop')),
  by_id uuid,
  by_name text not null,
  reason text,
  at timestamptz not null,
  primary key (notice_id, row_version)
);
comment on table mass_notice_act is 'reference; who did what with a mass notice and why, append-only; by nobody: the clock';
revoke update, delete, truncate on mass_notice_act from jinbang_app;

create table mass_notice_recipient (
  account_id uuid not null,
  notice_id uuid not null,
  application_id uuid not null,
  state text not null check (state in ('waiting', 'told', 'no_contact', 'gone')),
  primary key (account_id, notice_id)
);
comment on table mass_notice_recipient is 'per candidate; to whom a mass notice goes, fixed when sending starts; the key keeps anybody from being told twice';
create index mass_notice_recipient_of on mass_notice_recipient (notice_id, account_id);

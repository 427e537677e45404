-- Copies of one's own data (个人信息副本) and the closing of one's own account (注销账号), both asked for by the person alone.
create table data_copy (
  account_id uuid not null,
  copy_id uuid not null,
  state text not null check (state in ('waiting', 'ready', 'failed', 'gone')),
  lang text not null check (lang in ('zh', 'en')),
  done_parts integer not null default 0 check (done_parts >= 0),
  all_parts integer not null default 0 check (all_parts >= done_parts),
  blob_id uuid,
  bytes integer check (bytes > 0),
  digest bytea,
  downloads integer not null default 0,
  requested_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  primary key (account_id, copy_id),
  check ((state = 'ready') = (blob_id is not null)),
  check (state <> 'ready' or (bytes is not null and digest is not null and ready_at is not null and expires_at is not null))
);
comment on table data_copy is 'per candidate; one row a copy asked for; its file is a sealed blob and goes when its days are over';
create unique index data_copy_one_waiting on data_copy (account_id) where state = 'waiting';
create index data_copy_expiring on data_copy (expires_at) where state = 'ready';

create table account_closing (
  account_id uuid not null,
  closing_id uuid not null,
  state text not null check (state in ('cooling', 'taken_back', 'stopped', 'closed')),
  asked_at timestamptz not null,
  closes_at timestamptz not null,
  ended_at timestamptz,
  why text[] not null default '{}',
  primary key (account_id, closing_id),
  check (closes_at > asked_at),
  check ((state = 'cooling') = (ended_at is null)),
  constraint account_closing_cooled check (state <> 'closed' or ended_at >= closes_at)
);
comment on table account_closing is 'per candidate; one row a wish to close the account; it waits, and its person may take it back';
create unique index account_closing_one on account_closing (account_id) where state = 'cooling';
create index account_closing_due on account_closing (closes_at) where state = 'cooling';

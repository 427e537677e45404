-- Audit log (操作日志): append-only. The running role may insert and read; it can neither change nor delete a row.
create table audit_event (
  id uuid primary key,
  written_xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('visitor', 'candidate', 'staff', 'system')),
  actor_id uuid,
  session_id text,
  ip text,
  request_id text,
  action text not null,
  subject text,
  account_id uuid,
  before_digest bytea,
  after_digest bytea,
  reason text
);
create index audit_event_account on audit_event (account_id, at);
create index audit_event_written on audit_event (written_xid, id);
comment on table audit_event is 'local; who did what to what, when, from where and why (等保 2.0)';
comment on column audit_event.written_xid is 'the writing transaction: batches are sealed below the oldest one still running, so that no late commit slips behind a seal';

-- Seals: each covers the rows whose writing transaction lies in [from_xid, until_xid) and chains to the one before.
create table audit_seal (
  number bigint primary key,
  from_xid xid8 not null,
  until_xid xid8 not null,
  events bigint not null,
  digest bytea not null,
  sealed_at timestamptz not null
);
comment on table audit_seal is 'local; hash chain over sealed batches of audit_event';

revoke update, delete, truncate on audit_event from jinbang_app;
revoke update, delete, truncate on audit_seal from jinbang_app;

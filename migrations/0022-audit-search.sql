-- Looking things up in the audit log: by time, and by the member of staff who acted. Both grow at their right edge only.
create index audit_event_at on audit_event (at, id);
create index audit_event_by_staff on audit_event (actor_id, at, id) where actor_kind = 'staff';

-- What each check of the whole chain found (审计链校验).
create table audit_check (
  id uuid primary key,
  at timestamptz not null,
  seals bigint not null,
  events bigint not null,
  broken_at bigint
);
comment on table audit_check is 'local; verdicts over the chain of seals, append-only';
revoke update, delete, truncate on audit_check from jinbang_app;

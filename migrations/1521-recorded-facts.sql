-- What happened, for systems of others (变更事件): written in the transaction of the act, so a fact stands exactly when its act stands. Ids only, nobody's data.
create table recorded_fact (
  fact_id uuid primary key,
  -- read below the oldest transaction still running, so that no late commit slips behind a reader
  written_xid xid8 not null default pg_current_xact_id(),
  event text not null,
  subject text not null,
  -- null: the nation's, for everybody
  province text,
  exam_code text,
  sitting_id text,
  at timestamptz not null
);
create index recorded_fact_in_order on recorded_fact (written_xid, fact_id);
create index recorded_fact_at on recorded_fact (at);
comment on table recorded_fact is 'local; outbox for feeds and webhooks, kept ninety days';

-- A system of others may act: it is named in the audit log.
alter table audit_event drop constraint audit_event_actor_kind_check;
alter table audit_event add constraint audit_event_actor_kind_check check (actor_kind in ('visitor', 'candidate', 'staff', 'system', 'partner')) not valid;

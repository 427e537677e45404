-- Closings (结账): a day of a province, and a sitting in a province when all is done. The figures are frozen with their digest; two people; nothing is opened again.
create table closing (
  id uuid primary key,
  kind text not null check (kind in ('day', 'final')),
  province text not null,
  day date not null,
  sitting_id text,
  state text not null check (state in ('proposed', 'closed', 'returned')),
  version integer not null default 1 check (version > 0),
  figures jsonb not null,
  digest bytea not null check (length(digest) = 32),
  collected_in_fen bigint not null,
  refunded_in_fen bigint not null,
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text not null default '',
  check ((kind = 'final') = (sitting_id is not null)),
  check ((state = 'proposed') = (decided_by_id is null)),
  check (decided_by_id is null or decided_at is not null),
  check (state <> 'closed' or decided_by_id <> proposed_by_id)
);
create unique index closing_day_once on closing (province, day) where kind = 'day' and state in ('proposed', 'closed');
create unique index closing_final_once on closing (province, sitting_id) where kind = 'final' and state in ('proposed', 'closed');
create index closing_listed on closing (day desc, id desc);
comment on table closing is 'local; books of a day or of a sitting as they were closed; figures and digest are never written again';

-- Only the decision of the second person is written; what was closed stays as it was closed.
revoke update, delete, truncate on closing from jinbang_app;
grant update (state, version, decided_by_id, decided_by_name, decided_at, reason) on closing to jinbang_app;

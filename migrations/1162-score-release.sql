-- Release of scores (成绩公布): an instant two people agree on, cards made before it, and people held back.
create table score_release (
  sitting_id text primary key,
  row_version integer not null,
  state text not null check (state in ('making', 'proposed', 'approved', 'returned')),
  opens_at timestamptz not null,
  cards_after text not null default '',
  cards integer not null default 0,
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  -- the two-person rule, and nothing is approved after the instant it was meant for
  check (approved_by_id is null or approved_by_id <> proposed_by_id),
  check ((state = 'approved') = (approved_by_id is not null)),
  check (approved_at is null or approved_at < opens_at)
);
comment on table score_release is 'reference';

create table score_release_act (
  sitting_id text not null,
  row_version integer not null,
  act text not null check (act in ('propose', 'made', 'approve', 'return')),
  opens_at timestamptz not null,
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (sitting_id, row_version)
);
comment on table score_release_act is 'reference';
revoke update, delete, truncate on score_release_act from jinbang_app;

-- What one person will read, found by one key: two cards a person, one by document number and one by ticket number, each with the name.
create table score_card (
  card_key bytea primary key check (length(card_key) = 32),
  sitting_id text not null,
  number text not null,
  content bytea not null
);
create index score_card_person on score_card (sitting_id, number);
comment on table score_card is 'claim (by card key)';
comment on column score_card.content is 'sealed';

-- 暂不公布: one person’s scores stay closed, for a reason, until somebody lifts it.
create table score_hold (
  sitting_id text not null,
  number text not null,
  reason text not null check (length(reason) >= 4),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  lifted_at timestamptz,
  lifted_by_name text,
  lifted_reason text check (length(lifted_reason) >= 4),
  check ((lifted_at is null) = (lifted_reason is null)),
  primary key (sitting_id, number, at)
);
create unique index score_hold_one on score_hold (sitting_id, number) where lifted_at is null;
comment on table score_hold is 'claim (by sitting)';

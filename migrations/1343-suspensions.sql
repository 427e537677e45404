-- Suspension of a sitting (停考): declared by one, approved by another; what it does to each person is done once, and its words are frozen.
create table suspension (
  suspension_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  area text not null check (area in ('nation', 'province', 'prefecture', 'centre')),
  province text,
  prefecture text,
  centre_id uuid,
  half_days smallint[] not null,
  remedy text not null check (remedy in ('refund', 'resit', 'choice')),
  choose_until timestamptz,
  reason text not null check (length(reason) >= 4),
  document_number text not null,
  urgent boolean not null,
  state text not null check (state in ('proposed', 'telling', 'settling', 'in_effect', 'withdrawn')),
  row_version integer not null,
  words jsonb not null,
  counted jsonb not null,
  scanned_after_account uuid,
  scanned_after uuid,
  told integer not null default 0,
  settled integer not null default 0,
  article_id uuid,
  resit_sitting_id text,
  resit jsonb,
  resit_proposed_by_id uuid,
  resit_proposed_by_name text,
  resit_approved_by_id uuid,
  resit_approved_by_name text,
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  in_effect_at timestamptz,
  looked_at timestamptz,
  -- the two-person rule, for the suspension and for the new timetable
  check (approved_by_id is null or approved_by_id <> proposed_by_id),
  check ((approved_by_id is null) = (approved_at is null)),
  check ((state in ('telling', 'settling', 'in_effect')) = (approved_by_id is not null)),
  check (resit_approved_by_id is null or (resit_proposed_by_id is not null and resit_approved_by_id <> resit_proposed_by_id)),
  check ((resit_sitting_id is null) = (resit_approved_by_id is null)),
  check ((area = 'nation') = (province is null)),
  check (area in ('nation', 'province') or prefecture is not null),
  check ((area = 'centre') = (centre_id is not null)),
  check ((remedy = 'choice') = (choose_until is not null)),
  check ((state = 'in_effect') = (in_effect_at is not null))
);
create unique index suspension_once on suspension (sitting_id, area, coalesce(province, ''), coalesce(prefecture, ''), coalesce(centre_id, '00000000-0000-0000-0000-000000000000'::uuid), half_days) where state <> 'withdrawn';
create index suspension_under_way on suspension (looked_at) where state in ('telling', 'settling');
create index suspension_place on suspension (province, sitting_id);
comment on table suspension is 'claim (by suspension)';
comment on column suspension.half_days is 'numbers of half-days of the sitting from 1; none: the whole sitting';
comment on column suspension.words is 'what people were told, in both languages, as shown before the act';

create table suspension_act (
  suspension_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('propose', 'withdraw', 'approve', 'told', 'settled', 'correct', 'extend', 'close_choice', 'propose_resit', 'return_resit', 'approve_resit', 'resit_moved')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (suspension_id, row_version)
);
comment on table suspension_act is 'claim (by suspension)';
revoke update, delete, truncate on suspension_act from jinbang_app;

-- Whom a suspension touches: their papers that do not take place, what they are given for it, and how far that is.
create table suspended_person (
  account_id uuid not null,
  application_id uuid not null,
  suspension_id uuid not null,
  province text not null,
  prefecture text not null,
  number text not null,
  subjects text[] not null check (cardinality(subjects) > 0),
  whole boolean not null,
  remedy text not null check (remedy in ('undecided', 'refund', 'resit')),
  chosen_at timestamptz,
  paid_in_fen integer not null check (paid_in_fen >= 0),
  ticket_withdrawn boolean not null default false,
  settled_at timestamptz,
  moved_at timestamptz,
  told_at timestamptz not null,
  primary key (account_id, application_id, suspension_id),
  -- whoever sits other papers of this sitting has nothing to come along with
  check (whole or remedy = 'refund'),
  check (remedy <> 'undecided' or settled_at is null),
  check (moved_at is null or remedy = 'resit')
);
create index suspended_person_of on suspended_person (suspension_id, account_id, application_id);
create index suspended_person_unsettled on suspended_person (suspension_id, account_id, application_id) where settled_at is null and remedy <> 'undecided';
create index suspended_person_waiting on suspended_person (suspension_id, account_id, application_id) where remedy = 'resit' and moved_at is null;
comment on table suspended_person is 'per candidate';

-- What differs between what was paid and what became of it, as the nightly check found it (停考资金核对).
create table suspension_check (
  suspension_id uuid not null,
  day text not null,
  paid_in_fen bigint not null,
  refunded_in_fen bigint not null,
  under_way_in_fen bigint not null,
  failed_in_fen bigint not null,
  kept_in_fen bigint not null,
  undecided_in_fen bigint not null,
  difference_in_fen bigint not null,
  at timestamptz not null,
  primary key (suspension_id, day),
  check (difference_in_fen = paid_in_fen - refunded_in_fen - under_way_in_fen - failed_in_fen - kept_in_fen - undecided_in_fen)
);
comment on table suspension_check is 'claim (by suspension)';

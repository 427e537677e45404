-- Decisions of reviewers (核验决定) as they were taken: with the words, the ticks and the version of the application they rest on. A decision
-- waits for a second reviewer (proposed) or for its undo window (pending) before it changes the application; until then the candidate sees nothing.
create table review_decision (
  account_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  application_version integer not null,
  stage text not null check (stage in ('first', 'second')),
  decision text not null check (decision in ('approve', 'reject', 'return')),
  reason text,
  reason_codes text[] not null default '{}',
  asked_for text[] not null default '{}',
  ticks jsonb not null default '[]',
  basis text not null check (basis in ('single', 'opened', 'archive_match', 'counter')),
  state text not null check (state in ('proposed', 'confirmed', 'sent_back', 'pending', 'effective', 'undone', 'overtaken')),
  decided_by_id uuid not null,
  decided_at timestamptz not null,
  takes_effect_at timestamptz,
  proposal_id uuid,
  proposed_by_id uuid,
  settled_by_id uuid,
  settled_at timestamptz,
  settled_note text,
  primary key (account_id, id),
  check ((stage = 'second') = (proposal_id is not null)),
  check ((stage = 'second') = (proposed_by_id is not null)),
  check (proposed_by_id <> decided_by_id),
  check (stage = 'first' or state not in ('proposed', 'confirmed', 'sent_back')),
  check (state not in ('confirmed', 'sent_back') or settled_by_id <> decided_by_id),
  check (decision = 'approve' or reason is not null)
);
comment on table review_decision is 'per candidate; one row a decision or confirmation of one, with what it said and rests on';
comment on column review_decision.ticks is 'the checklist as it stood: code, words and whether ticked';
create unique index review_decision_open on review_decision (account_id, application_id) where state in ('proposed', 'pending');
create index review_decision_of on review_decision (account_id, application_id, decided_at);
create index review_decision_proposed on review_decision (decided_at) where state = 'proposed';
create index review_decision_pending on review_decision (takes_effect_at) where state = 'pending';
create index review_decision_by on review_decision (decided_by_id, decided_at);

-- Which application is whose work (分派): stands until it is decided, handed on or taken back. The lease in review_claim is for minutes.
create table review_assignment (
  account_id uuid not null,
  application_id uuid not null,
  staff_id uuid not null,
  assigned_by_id uuid not null,
  assigned_at timestamptz not null,
  note text,
  primary key (account_id, application_id)
);
comment on table review_assignment is 'per candidate; who is to review an application (分派、移交)';
create index review_assignment_of on review_assignment (staff_id, assigned_at);

-- Who opened which version of a case, with the checklist as far as it was ticked.
create table review_opening (
  account_id uuid not null,
  application_id uuid not null,
  staff_id uuid not null,
  application_version integer not null,
  opened_at timestamptz not null,
  ticked text[] not null default '{}',
  primary key (account_id, application_id, staff_id)
);
comment on table review_opening is 'per candidate; that a reviewer saw a case, and their ticks so far';

-- Standard reasons (理由库) and checklists (核验清单): the whole list at a version; the newest counts, no version is ever changed.
create table review_library (
  kind text not null check (kind in ('reasons', 'checklist')),
  province text not null,
  exam_code text not null,
  version integer not null check (version > 0),
  entries jsonb not null,
  changed_by_id uuid not null,
  changed_at timestamptz not null,
  why text not null,
  primary key (kind, province, exam_code, version)
);
comment on table review_library is 'reference; province 00 is the nation, exam 000 every exam';
revoke update, delete, truncate on review_library from jinbang_app;

-- What waits, oldest deadline first; and candidates found by the beginning of their name.
create index application_awaiting_deadline on application (lapses_at, id) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index account_name_prefix on account (name text_pattern_ops);

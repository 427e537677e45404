-- What the credit platform (信用信息共享平台) says about people, and what was reported to it of the integrity file.
create table credit_answer (
  document_key bytea primary key,
  account_id uuid,
  state text not null check (state in ('asking', 'answered', 'unanswered')),
  standing text check (standing in ('clear', 'listed')),
  kind text check (kind in ('serious', 'especially_serious')),
  until text,
  entries bytea,
  reference text,
  tries integer not null default 0,
  asked_at timestamptz not null,
  answered_at timestamptz,
  check (state <> 'answered' or standing is not null),
  check ((standing = 'listed') = (entries is not null)),
  check ((standing is null) = (answered_at is null))
);
comment on table credit_answer is 'claim (by document)';
comment on column credit_answer.entries is 'sealed';
comment on column credit_answer.until is 'last day of the longest entry; null for a long term';
create index credit_answer_asking on credit_answer (asked_at) where state = 'asking';

create table credit_report (
  document_key bytea not null,
  record_id uuid not null,
  wanted text not null check (wanted in ('published', 'withdrawn')),
  reason text check (reason in ('expired', 'corrected')),
  sequence integer not null,
  state text not null check (state in ('queued', 'taken', 'refused')),
  tries integer not null default 0,
  next_at timestamptz not null,
  why text,
  taken_sequence integer not null default 0,
  receipt text,
  taken_at timestamptz,
  ordered_at timestamptz not null,
  primary key (document_key, record_id),
  check ((wanted = 'withdrawn') = (reason is not null)),
  check (state <> 'taken' or (receipt is not null and taken_sequence = sequence))
);
comment on table credit_report is 'claim (by document); where the credit platform stands with one record, and where it should';
create index credit_report_queued on credit_report (next_at, record_id) where state = 'queued';
create index credit_report_recent on credit_report (ordered_at desc, record_id desc);
create index credit_report_record on credit_report (record_id);

create table credit_call (
  document_key bytea not null,
  record_id uuid not null,
  call_id uuid not null,
  wanted text not null,
  sequence integer not null,
  outcome text not null,
  receipt text,
  at timestamptz not null,
  primary key (document_key, record_id, call_id)
);
comment on table credit_call is 'claim (by document); every report sent and what came of it, append-only';
revoke update, delete, truncate on credit_call from jinbang_app;

create table credit_reconciliation (
  id uuid primary key,
  state text not null check (state in ('running', 'done', 'failed')),
  compared integer not null default 0,
  differing integer not null default 0,
  began_at timestamptz not null,
  ended_at timestamptz
);
comment on table credit_reconciliation is 'local';

create table credit_difference (
  reconciliation_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind in ('missing_there', 'unknown_here', 'state', 'content')),
  ours text,
  theirs text,
  mended boolean not null,
  primary key (reconciliation_id, record_id)
);
comment on table credit_difference is 'local; what both sides did not agree on, and whether it was reported anew';

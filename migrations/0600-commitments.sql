-- Commitments (承诺书) and accepted notices: the text itself, its version, when, by whom, from where, sealed by a keyed code.
create table signed_letter (
  account_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  letter text not null check (letter in ('notification', 'instructions', 'commitment')),
  version text not null,
  lang text not null,
  content text not null,
  digest bytea not null,
  seal bytea not null,
  signed_at timestamptz not null,
  ip text not null,
  session_id text not null,
  primary key (account_id, id)
);
create index signed_letter_owner on signed_letter (account_id, owner_id, letter);
comment on table signed_letter is 'per candidate; what was read or signed, word for word (R-2.2.1-14, T6), append-only';
comment on column signed_letter.owner_id is 'the application it was signed for';
revoke update, delete, truncate on signed_letter from jinbang_app;

-- Declined or withdrawn: the route is closed for this exam in this year (T7, T18).
create table commitment_closed (
  account_id uuid not null,
  exam_code text not null,
  exam_year integer not null,
  why text not null check (why in ('declined', 'withdrawn')),
  at timestamptz not null,
  primary key (account_id, exam_code, exam_year)
);
comment on table commitment_closed is 'per candidate; 放弃或撤回承诺';

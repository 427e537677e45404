-- Two accounts of one person (账号合并, D-04) that both have applications under way become one when those are over; until then neither loses any.
alter table account add column merging text check (merging in ('goes', 'stays'));
comment on column account.merging is 'goes: no new application, ends when those under way are over; stays: takes over then';
create table account_merge (
  other_id uuid primary key,
  kept_id uuid not null,
  case_id uuid not null,
  agreed_at timestamptz not null,
  merged_at timestamptz,
  check (kept_id <> other_id)
);
comment on table account_merge is 'claim (by the account that goes): into which account, agreed in which case, done when; an account goes into one other only';
create index account_merge_kept on account_merge (kept_id);
create index account_merge_waiting on account_merge (agreed_at) where merged_at is null;

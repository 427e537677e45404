-- One person's ticket withheld by an officer of the province (暂缓发放) and given again; a row a hold, its end written into it once.
create table ticket_hold (
  account_id uuid not null,
  application_id uuid not null,
  hold_id uuid not null,
  reason text not null check (char_length(reason) between 4 and 400),
  -- the version whose code was revoked with the hold, so that the next one is issued when it is lifted
  revoked_version integer,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  lifted_reason text check (char_length(lifted_reason) between 4 and 400),
  lifted_by_id uuid,
  lifted_by_name text,
  lifted_at timestamptz,
  primary key (account_id, application_id, hold_id),
  check (num_nulls(lifted_reason, lifted_by_id, lifted_by_name, lifted_at) in (0, 4)),
  check (lifted_at >= at)
);
create unique index ticket_hold_one_standing on ticket_hold (account_id, application_id) where lifted_at is null;
comment on table ticket_hold is 'per candidate';
revoke delete, truncate on ticket_hold from jinbang_app;

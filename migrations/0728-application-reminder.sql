-- Reminders before the deadline that hits an unfinished application next (催办提醒): 72, 24 and 3 hours ahead, once for each deadline.
create table application_reminder (
  account_id uuid not null,
  application_id uuid not null,
  mark smallint not null check (mark in (72, 24, 3)),
  deadline_at timestamptz not null,
  reminded_at timestamptz not null,
  primary key (account_id, application_id, mark, deadline_at)
);
comment on table application_reminder is 'per candidate; one row a reminder of one deadline; a deadline that moves is a new one';
comment on column application_reminder.mark is 'hours before the deadline';

-- Read by deadline and then by key, page after page; serves the lapsing too, which the narrower index served before.
create index application_by_deadline on application (lapses_at, account_id, id) where ended is null and lapses_at is not null;
drop index application_due_to_lapse;

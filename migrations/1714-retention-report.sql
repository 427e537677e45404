-- What should be gone and is not (逾期未删): counted every night, beside the jobs that forget.
create table retention_report (
  class text primary key,
  held bigint not null check (held >= 0),
  due bigint not null check (due >= 0),
  leftover bigint not null check (leftover between 0 and due),
  oldest_due_at timestamptz,
  counted_at timestamptz not null
);
comment on table retention_report is 'local; one row a class of data whose days are numbered: how much is held, past its time, and left over; counts only';

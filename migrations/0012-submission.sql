-- Idempotency: the answer a write got, so that sending it again (double click, lost reply) returns the same answer and does nothing.
create table submission (
  scope text not null,
  key text not null,
  digest bytea not null,
  answer bytea,
  at timestamptz not null,
  primary key (scope, key)
);
create index submission_at on submission (at);
comment on table submission is 'claim (by scope and key); answers are sealed, rows older than two days are swept';

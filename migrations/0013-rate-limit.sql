-- Counters of the rate classes that must hold across processes; keys are keyed digests, nothing personal.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
comment on table rate_limit is 'claim (by key); written by the rate limiter outside the command''s transaction';

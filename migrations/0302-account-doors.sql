-- What limits guessing and sending, and what a visit keeps between its pages.
create table sign_in_door (
  door_key bytea primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  closed_until timestamptz not null
);
create index sign_in_door_old on sign_in_door (last_failed_at);
comment on table sign_in_door is 'claim (by digest of user name and network, or of the user name); kept for unknown user names too, so that nothing shows which exist';

create table one_time_code (
  recipient_key bytea not null,
  purpose text not null,
  code_mac bytea not null,
  subject text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null,
  used_at timestamptz,
  primary key (recipient_key, purpose)
);
create index one_time_code_old on one_time_code (expires_at);
comment on table one_time_code is 'claim (by phone or mailbox, and purpose): the last code sent there; a new one replaces it';

create table code_quota (
  quota_key bytea not null,
  day text not null,
  sent integer not null,
  last_sent_at timestamptz not null,
  primary key (quota_key, day)
);
create index code_quota_old on code_quota (day);
comment on table code_quota is 'claim (by phone, mailbox or network): codes sent on a day';

create table visit_draft (
  visit_key bytea not null,
  kind text not null check (kind in ('registration', 'recovery')),
  content_sealed bytea not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (visit_key, kind)
);
create index visit_draft_old on visit_draft (expires_at);
comment on table visit_draft is 'claim (by digest of an anonymous cookie): what a visitor filled in before there is an account, sealed and short-lived';

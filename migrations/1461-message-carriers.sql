-- Which carrier took a message, how often it was tried, what keeps it waiting (通道、重试、切换), and how much one number or mailbox gets (限量).
alter table message
  add column urgency smallint not null default 2 check (urgency between 0 and 3),
  add column carrier text,
  add column not_before timestamptz,
  add column waits_for text check (waits_for in ('night', 'allowance', 'carrier')),
  add column counted_at timestamptz,
  add column instead_of uuid,
  add constraint message_waiting_check check ((not_before is null) = (waits_for is null));
comment on column message.urgency is '0 a code, 1 urgent, 2 news, 3 a reminder that rests at night';
comment on column message.carrier is 'the carrier that took it, by its name in the settings; null for those sent before carriers had names';
comment on column message.not_before is 'it is not tried before; why stands in waits_for';
comment on column message.counted_at is 'when it was counted into what its recipient may get; once, however often it is tried';
comment on column message.instead_of is 'the text message it is sent instead of, which could not be delivered';
-- nobody is written to twice for one text message that failed
create unique index message_instead on message (instead_of) where instead_of is not null;
drop index message_waiting;
create index message_waiting on message (urgency, queued_at) where state = 'queued';
create index message_reference on message (carrier, provider_reference) where carrier is not null;

create table message_try (
  message_id uuid not null,
  number smallint not null check (number > 0),
  carrier text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('taken', 'refused', 'unclear', 'lost')),
  verdict text check (verdict in ('again', 'later', 'other', 'never')),
  reason text,
  primary key (message_id, number),
  check ((ended_at is null) = (outcome is null)),
  check ((outcome = 'refused') is not true or (verdict is not null and reason is not null))
);
-- two processes never have one message under way at once
create unique index message_try_under_way on message_try (message_id) where ended_at is null;
create index message_try_began on message_try (began_at);
comment on table message_try is 'local; each time a message was given to a carrier, written before it is given';
comment on column message_try.outcome is 'null: under way; unclear: no answer came; lost: the carrier was asked and never got it, or is taken not to have';

create table message_allowance (
  recipient_key bytea not null,
  channel text not null check (channel in ('sms', 'mail')),
  kind text not null check (kind in ('code', 'notice')),
  minute_at timestamptz not null,
  minute_used smallint not null,
  hour_at timestamptz not null,
  hour_used smallint not null,
  day_on date not null,
  day_used smallint not null,
  primary key (recipient_key, channel, kind)
);
comment on table message_allowance is 'claim; what one number or mailbox got in the minute, hour and Beijing day it last got something';

-- What becomes of a message (发送状态): queued → sent → delivered or failed, by the carriers' receipts; and messages that only stand on the site.
alter table message
  add column template_version_id uuid,
  add column province text check (province ~ '^\d{2}$'),
  add column notice_id uuid,
  add column resent_of uuid,
  add column trial boolean not null default false,
  add column delivered_at timestamptz,
  add column failed_at timestamptz,
  add column failure text,
  add column tried_at timestamptz,
  alter column recipient_sealed drop not null,
  alter column recipient_key drop not null,
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('sms', 'mail', 'inbox')),
  drop constraint message_state_check,
  add constraint message_state_check check (state in ('queued', 'sent', 'delivered', 'failed', 'cancelled'));
update message set failed_at = queued_at, failure = 'too_late' where state = 'failed';
alter table message
  add constraint message_recipient_check check ((channel = 'inbox') = (recipient_sealed is null) and (recipient_sealed is null) = (recipient_key is null)),
  add constraint message_delivered_check check ((state = 'delivered') = (delivered_at is not null)),
  add constraint message_failed_check check ((state = 'failed') = (failed_at is not null and failure is not null));
comment on column message.template_version_id is 'the approved words it was made from; null: the shipped ones';
comment on column message.province is 'where the application it is about lies; null: about no place';
comment on column message.notice_id is 'the mass notice it belongs to';
comment on column message.trial is 'a test send of an officer to their own confirmed contact, marked in its text';
comment on column message.failure is 'why it was not delivered, a code';
comment on column message.tried_at is 'when it was last given to the queue again because no carrier had taken it';
-- nobody gets a mass notice twice
create unique index message_once on message (notice_id, account_id, channel) where notice_id is not null and resent_of is null;
create index message_waiting on message (queued_at) where state = 'queued';

create table message_receipt (
  receipt_id text primary key check (length(receipt_id) between 8 and 100),
  message_id uuid not null,
  status text not null check (status in ('delivered', 'failed')),
  reason text,
  at timestamptz not null,
  received_at timestamptz not null
);
create index message_receipt_of on message_receipt (message_id, at);
comment on table message_receipt is 'local; a receipt of a carrier, each once, append-only';
revoke update, delete, truncate on message_receipt from jinbang_app;

create table message_day (
  day date not null,
  template text not null,
  channel text not null,
  province text not null,
  queued integer not null,
  sent integer not null,
  delivered integer not null,
  failed integer not null,
  cancelled integer not null,
  counted_at timestamptz not null,
  primary key (day, template, channel, province)
);
comment on table message_day is 'local; how many messages of an event were sent on a Beijing day and what became of them, counted every few minutes';
comment on column message_day.province is 'empty: about no place';

-- The outbox of text messages and mails (短信、邮件): written in the transaction that causes them, sent by a job.
create table message (
  message_id uuid primary key,
  account_id uuid,
  channel text not null check (channel in ('sms', 'mail')),
  template text not null,
  recipient_sealed bytea not null,
  recipient_key bytea not null,
  content_sealed bytea,
  state text not null check (state in ('queued', 'sent', 'failed')),
  queued_at timestamptz not null,
  sent_at timestamptz,
  provider_reference text
);
create index message_recent on message (queued_at desc);
create index message_recipient on message (recipient_key, queued_at desc);
comment on table message is 'local; one row a message';
comment on column message.content_sealed is 'what was said, sealed; emptied once a message that carries a code was really sent, and of every message after the retention time';
comment on column message.provider_reference is 'the receipt number of the carrier';

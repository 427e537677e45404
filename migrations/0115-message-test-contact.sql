-- Where an officer has test sends (试发) go: their own phone and mailbox, each proven by a code.
create table message_test_contact (
  staff_id uuid not null,
  channel text not null check (channel in ('sms', 'mail')),
  contact_sealed bytea not null,
  confirmed_at timestamptz not null,
  primary key (staff_id, channel)
);
comment on table message_test_contact is 'reference; the contact an officer proved to be theirs, one a channel; nothing unproven stands here';

alter table message
  -- a test send concerns no candidate and no recipient of a mass notice
  add constraint message_trial_check check (not trial or (account_id is null and notice_id is null and channel <> 'inbox'));

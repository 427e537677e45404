-- Unlocking a locked application (解锁修改, T17): until when, which parts, and what stood before, so that an unused unlock leaves everything as it was.
alter table application add column unlocked_until timestamptz;
alter table application add column unlocked_parts text[];
alter table application add constraint application_unlock_whole check ((unlocked_until is null) = (unlocked_parts is null));
comment on column application.unlocked_until is 'an officer opened the named parts until then; set beside the act, cleared when the candidate confirmed again';

-- A paid application may be corrected while it is unlocked, and only then leaves the confirmed state.
alter table application drop constraint application_check2;
alter table application add constraint application_paid_is_confirmed check (payment_state = 'unpaid' or data_state = 'confirmed' or unlocked_until is not null);

create table application_unlock (
  account_id uuid not null,
  application_id uuid not null,
  unlock_id uuid not null,
  version integer not null,
  parts text[] not null,
  until timestamptz not null,
  before jsonb not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('confirmed', 'restored', 'given_up')),
  primary key (account_id, application_id, unlock_id),
  check ((ended_at is null) = (ended_how is null))
);
create unique index application_unlock_one_open on application_unlock (account_id, application_id) where ended_at is null;
comment on table application_unlock is 'per candidate; one row an unlock';
comment on column application_unlock.version is 'version of the application that was unlocked';
comment on column application_unlock.before is 'the row of the application as it stood, sealed columns still sealed: an unlock that is not used restores it';

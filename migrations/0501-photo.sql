-- Registration photos (注册照片) and the requests to change them. The pictures themselves are blobs; here stand their ids.
create table photo (
  account_id uuid not null,
  photo_id uuid not null,
  blob_id uuid not null,
  digest bytea not null,
  bytes integer not null check (bytes > 0),
  fingerprint text not null,
  checks jsonb not null,
  state text not null check (state in ('self_checked', 'awaiting_review', 'approved', 'rejected')),
  reject_reason text,
  review_province_code text,
  change_id uuid,
  uploaded_at timestamptz not null,
  replaced_at timestamptz,
  version integer not null,
  primary key (account_id, photo_id),
  check ((state = 'rejected') = (reject_reason is not null))
);
comment on table photo is 'per candidate';
comment on column photo.checks is 'the quality report as measured on upload: every check with its measured and wanted value';
comment on column photo.review_province_code is 'whose officers review it: the province of the application that asked; null until one does';
comment on column photo.change_id is 'the one-shot permission this photo was uploaded with; null for a first photo or one after a rejection';
create unique index photo_one_current on photo (account_id) where replaced_at is null;
-- The officers' list of photos that wait for a look, oldest first.
create index photo_awaiting on photo (uploaded_at, account_id) where state = 'awaiting_review' and replaced_at is null;

create table photo_event (
  account_id uuid not null,
  event_id uuid not null,
  photo_id uuid not null,
  act text not null,
  from_state text,
  to_state text not null,
  reason text,
  actor_kind text not null check (actor_kind in ('candidate', 'staff', 'system')),
  actor_id uuid,
  at timestamptz not null,
  primary key (account_id, event_id)
);
comment on table photo_event is 'per candidate; the story of each photo, written with every change';

-- A prepared picture waits here for 上传照片; at most one per account, gone after an hour.
create table photo_proposal (
  account_id uuid primary key,
  blob_id uuid not null,
  source_blob_id uuid not null,
  source_type text not null,
  digest bytea not null,
  bytes integer not null,
  fingerprint text not null,
  checks jsonb not null,
  crop jsonb not null,
  state_on_upload text not null,
  expires_at timestamptz not null
);
comment on table photo_proposal is 'per candidate';
create index photo_proposal_expiry on photo_proposal (expires_at);

-- 照片修改申请 and the one-shot permission it may become (R-2.2.2-02, -06).
create table photo_change (
  account_id uuid not null,
  change_id uuid not null,
  province_code text not null,
  sitting_id text not null,
  reason text not null,
  state text not null check (state in ('requested', 'allowed', 'denied', 'withdrawn', 'revoked', 'used', 'expired')),
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  expires_at timestamptz,
  version integer not null,
  primary key (account_id, change_id),
  check (state <> 'allowed' or expires_at is not null)
);
comment on table photo_change is 'per candidate; province_code is whose officers decide, and whose permission it is';
create unique index photo_change_one_open on photo_change (account_id) where state in ('requested', 'allowed');
create index photo_change_queue on photo_change (province_code, requested_at) where state = 'requested';

create table photo_change_event (
  account_id uuid not null,
  event_id uuid not null,
  change_id uuid not null,
  act text not null,
  from_state text,
  to_state text not null,
  reason text,
  actor_kind text not null check (actor_kind in ('candidate', 'staff', 'system')),
  actor_id uuid,
  at timestamptz not null,
  primary key (account_id, event_id)
);
comment on table photo_change_event is 'per candidate';

-- Where photos that look alike are found: a fingerprint stands under each of its sixteen parts.
create table photo_band (
  band_key integer not null,
  account_id uuid not null,
  photo_id uuid not null,
  fingerprint text not null,
  primary key (band_key, account_id, photo_id)
);
comment on table photo_band is 'claim, keyed by the part of the fingerprint';

-- Photos of two accounts that look alike; shown to staff, never a reason to refuse.
create table photo_likeness (
  account_id uuid not null,
  photo_id uuid not null,
  other_account_id uuid not null,
  other_photo_id uuid not null,
  bits_apart integer not null,
  found_at timestamptz not null,
  primary key (account_id, photo_id, other_account_id, other_photo_id)
);
comment on table photo_likeness is 'per candidate';

-- What several registrations have in common (代报名、重复注册线索): found by a job, looked at by a person, never a decision.
create table proxy_hint (
  hint_id uuid primary key,
  kind text not null check (kind in ('same_device', 'same_network', 'same_file', 'same_photo', 'same_contact', 'same_identity')),
  group_key bytea not null,
  people integer not null check (people >= 2),
  found_at timestamptz not null,
  unique (kind, group_key)
);
comment on table proxy_hint is 'local; one row a thing that several accounts have in common (线索); group_key is a digest, people how many there are';

create table proxy_hint_member (
  account_id uuid not null,
  hint_id uuid not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  dismissed_by uuid,
  dismissed_at timestamptz,
  dismiss_reason text check (length(dismiss_reason) between 4 and 200),
  people_then integer,
  primary key (account_id, hint_id),
  check ((dismissed_at is null) = (dismissed_by is null) and (dismissed_at is null) = (dismiss_reason is null) and (dismissed_at is null) = (people_then is null))
);
comment on table proxy_hint_member is 'per candidate; which accounts a hint is about, and whether somebody looked and dismissed it for this one, when it was about how many';
create index proxy_hint_member_hint on proxy_hint_member (hint_id);
create index proxy_hint_member_seen on proxy_hint_member (seen_at);

-- Admission tickets (准考证): one release a sitting and province, prepared in the background, opened by two people.
create table ticket_release (
  release_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text not null,
  plan_id uuid not null,
  state text not null check (state in ('preparing', 'prepared', 'proposed', 'released', 'closed', 'withdrawn')),
  row_version integer not null,
  looked_at integer not null default 0,
  looked_after_account uuid,
  looked_after uuid,
  issued integer not null default 0,
  left_out jsonb not null default '{}',
  proposed_by_id uuid,
  proposed_by_name text,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  -- the two-person rule
  check (approved_by_id is null or (proposed_by_id is not null and approved_by_id <> proposed_by_id)),
  check ((approved_by_id is null) = (approved_at is null)),
  check (state not in ('released', 'closed') or approved_by_id is not null)
);
create unique index ticket_release_one_live on ticket_release (sitting_id, province) where state <> 'withdrawn';
create index ticket_release_province on ticket_release (province, sitting_id);
comment on table ticket_release is 'claim (by release)';

create table ticket_release_act (
  release_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('prepare', 'prepared', 'propose', 'return', 'approve', 'close', 'reopen', 'withdraw')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (release_id, row_version)
);
comment on table ticket_release_act is 'claim (by release)';
revoke update, delete, truncate on ticket_release_act from jinbang_app;

-- Who gets no ticket at a release, and why (排除名单), as found when it was prepared.
create table ticket_exclusion (
  release_id uuid not null,
  application_id uuid not null,
  account_id uuid not null,
  prefecture text not null,
  number text not null,
  reasons text[] not null check (cardinality(reasons) > 0),
  primary key (release_id, application_id)
);
comment on table ticket_exclusion is 'claim (by release)';

-- What a ticket says, frozen and sealed; a later version takes the place of an earlier one (换发).
create table ticket (
  account_id uuid not null,
  application_id uuid not null,
  version integer not null check (version > 0),
  release_id uuid not null,
  number text not null,
  plan_version integer not null,
  content bytea not null,
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, application_id, version)
);
comment on table ticket is 'per candidate';
comment on column ticket.content is 'sealed';

-- The one way to a ticket without a sign-in: the keyed digest of sitting, province, document and name together (R-2.3-04).
create index ticket_of_release on ticket (release_id);
create table ticket_door (
  door bytea primary key check (octet_length(door) = 32),
  account_id uuid not null,
  application_id uuid not null
);
create index ticket_door_of on ticket_door (application_id);
comment on table ticket_door is 'claim (by door)';

-- Every print (打印记录): by the candidate signed in, by a look-up, or by staff.
create table ticket_print (
  account_id uuid not null,
  application_id uuid not null,
  print_id uuid not null,
  version integer not null,
  via text not null check (via in ('candidate', 'query', 'staff')),
  by_id uuid,
  by_name text not null default '',
  at timestamptz not null,
  primary key (account_id, application_id, print_id),
  check ((via = 'staff') = (by_id is not null))
);
comment on table ticket_print is 'per candidate';
revoke update, delete, truncate on ticket_print from jinbang_app;

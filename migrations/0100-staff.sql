-- Staff (工作人员): who works with the console, in which roles, over which part of the country.
create table staff_member (
  id uuid primary key,
  user_name text not null unique,
  name text not null check (length(name) between 1 and 80),
  password_hash text not null,
  password_temporary boolean not null,
  state text not null check (state in ('active', 'suspended')),
  jurisdiction_kind text not null check (jurisdiction_kind in ('nation', 'province', 'points')),
  province text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((jurisdiction_kind = 'province') = (province is not null))
);
comment on table staff_member is 'reference; one row a member of staff; a temporary password opens nothing but its own change';

create table staff_role (
  staff_id uuid not null,
  role text not null,
  primary key (staff_id, role)
);
comment on table staff_role is 'reference; the roles of a member of staff (domain.md 3.1)';

create table staff_review_point (
  staff_id uuid not null,
  review_point_id text not null,
  primary key (staff_id, review_point_id)
);
comment on table staff_review_point is 'reference; the review points a member with jurisdiction `points` works for; none of them sees nothing';

create table staff_network (
  staff_id uuid not null,
  network_key bytea not null,
  last_signed_in_at timestamptz not null,
  primary key (staff_id, network_key)
);
comment on table staff_network is 'reference; networks a member has signed in from, by digest: strangers elsewhere cannot hold them back';

-- Every act on a member of staff, in the same transaction as the state it led to.
create table staff_event (
  staff_id uuid not null,
  id uuid not null,
  kind text not null,
  by_id uuid,
  note text,
  at timestamptz not null,
  primary key (staff_id, id)
);
comment on table staff_event is 'reference; the history of a member of staff, append-only';
revoke update, delete, truncate on staff_event from jinbang_app;

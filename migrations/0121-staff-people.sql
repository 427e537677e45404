-- Managing staff (工作人员管理): postings that need a second person, the second factor, read-only views as a colleague.
alter table staff_member add column home_province text check (home_province ~ '^\d{2}$');
comment on column staff_member.home_province is 'the province whose organisation the member belongs to; null: the national centre, or several provinces';
update staff_member set home_province = case jurisdiction_kind
  when 'province' then province
  when 'prefecture' then left(prefecture, 2)
  when 'points' then (select case when count(distinct left(p.review_point_id, 2)) = 1 then min(left(p.review_point_id, 2)) end from staff_review_point p where p.staff_id = staff_member.id)
end;
alter table staff_member add column password_changed_at timestamptz;
update staff_member set password_changed_at = changed_at;
alter table staff_member alter column password_changed_at set not null;
create index staff_member_home on staff_member (home_province, user_name);

-- A posting (岗位：角色与辖区) is proposed by one person, approved by another, and is nobody's own.
create table staff_posting (
  id uuid primary key,
  staff_id uuid not null,
  roles text[] not null check (cardinality(roles) > 0),
  jurisdiction_kind text not null check (jurisdiction_kind in ('nation', 'province', 'prefecture', 'points')),
  province text check (province ~ '^\d{2}$'),
  prefecture text check (prefecture ~ '^\d{4}$'),
  review_points text[],
  exam_codes text[],
  state text not null check (state in ('pending', 'approved', 'declined', 'withdrawn')),
  reason text not null,
  proposed_by_id uuid not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_at timestamptz,
  decision_reason text,
  constraint staff_posting_two_people check (state not in ('approved', 'declined') or decided_by_id <> proposed_by_id),
  constraint staff_posting_not_own check (staff_id <> proposed_by_id and (decided_by_id is null or decided_by_id <> staff_id)),
  constraint staff_posting_decided check ((state = 'pending') = (decided_at is null) and (state = 'pending') = (decided_by_id is null)),
  constraint staff_posting_place check ((jurisdiction_kind = 'province') = (province is not null) and (jurisdiction_kind = 'prefecture') = (prefecture is not null) and (jurisdiction_kind = 'points') = (review_points is not null))
);
create unique index staff_posting_one_pending on staff_posting (staff_id) where state = 'pending';
create index staff_posting_waiting on staff_posting (proposed_at, id) where state = 'pending';
create index staff_posting_of on staff_posting (staff_id, proposed_at);
comment on table staff_posting is 'reference; postings proposed for members of staff, by whom, decided by whom; never deleted';

create table staff_second_factor (
  staff_id uuid primary key,
  secret_sealed bytea,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  pending_sealed bytea,
  pending_at timestamptz,
  check ((secret_sealed is null) = (confirmed_at is null)),
  check ((pending_sealed is null) = (pending_at is null))
);
comment on table staff_second_factor is 'reference; the second factor of sign-in (RFC 6238), sealed; a pending secret waits for its first code';
comment on column staff_second_factor.last_step is 'the newest time step whose code was used: no code counts twice';

create table staff_recovery_code (
  staff_id uuid not null,
  code_key bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, code_key)
);
comment on table staff_recovery_code is 'reference; recovery codes by keyed digest, each good for one sign-in';

create table staff_see_as (
  id uuid primary key,
  session_id uuid not null unique,
  viewer_id uuid not null,
  seen_id uuid not null,
  reason text not null,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (viewer_id <> seen_id)
);
create index staff_see_as_seen on staff_see_as (seen_id, began_at);
comment on table staff_see_as is 'reference; a sign-in that shows, read-only, what a colleague sees (以某人视角查看), by whom, why and until when';

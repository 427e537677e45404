-- The first sign-in of a member of staff (首次登录): a password made for them is good once and not for long; the code that lets them
-- bind their first authenticator comes from a second person, on another way than the password.
create table staff_first_password (
  staff_id uuid not null,
  password_key bytea not null,
  made_by_id uuid,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (staff_id, password_key)
);
comment on table staff_first_password is 'reference; passwords made for members by keyed digest, so that one shown again after its use is told apart from a wrong one';

create table staff_activation (
  staff_id uuid primary key,
  code_key bytea not null,
  made_by_id uuid,
  password_by_id uuid,
  made_at timestamptz not null,
  used_at timestamptz,
  used_in_session uuid,
  constraint staff_activation_two_people check (made_by_id is null or made_by_id is distinct from password_by_id),
  constraint staff_activation_not_own check (made_by_id is null or made_by_id <> staff_id),
  constraint staff_activation_used check ((used_at is null) = (used_in_session is null))
);
comment on table staff_activation is 'reference; the newest activation code (激活码) of a member, by keyed digest; it counts once, and only the sign-in it was used in may bind the first authenticator';

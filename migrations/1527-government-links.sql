-- Who at a government identity platform is which account (政务服务平台登录): linked once the account's phone, or an own sign-in, was shown.
create table government_link (
  subject_key bytea primary key,
  account_id uuid not null,
  -- the level of assurance at which name and number were verified there
  level text not null,
  linked_at timestamptz not null
);
create index government_link_account on government_link (account_id);
comment on table government_link is 'claim (by subject at the platform)';
comment on column government_link.subject_key is 'keyed digest of issuer and subject';

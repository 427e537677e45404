-- A sign-in at another house that is under way (统一身份认证): bound to the browser by its visit's key, good once and not for long.
create table oidc_visit (
  visit_key bytea not null,
  purpose text not null check (purpose in ('staff', 'candidate')),
  -- sealed: state, nonce, code verifier, where to go next; later who came back
  content bytea not null,
  expires_at timestamptz not null,
  primary key (visit_key, purpose)
);
create index oidc_visit_old on oidc_visit (expires_at);
comment on table oidc_visit is 'claim (by visit)';
comment on column oidc_visit.content is 'sealed';

-- Which subject at the identity provider is which member of staff: proposed by one administrator, approved by another.
create table staff_sso_binding (
  binding_id uuid primary key,
  staff_id uuid not null,
  issuer text not null,
  subject text not null,
  state text not null check (state in ('proposed', 'bound', 'declined', 'removed')),
  proposed_by_id uuid not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_at timestamptz,
  constraint staff_sso_two_people check (decided_by_id is null or state = 'removed' or decided_by_id <> proposed_by_id),
  constraint staff_sso_not_own check (proposed_by_id <> staff_id and (decided_by_id is null or state = 'removed' or decided_by_id <> staff_id)),
  constraint staff_sso_bound check (state <> 'bound' or decided_by_id is not null)
);
create unique index staff_sso_one_subject on staff_sso_binding (issuer, subject) where state in ('proposed', 'bound');
create unique index staff_sso_one_each on staff_sso_binding (staff_id) where state in ('proposed', 'bound');
comment on table staff_sso_binding is 'reference; subjects of an identity provider, by two people';

-- Sign-ins that came by the identity provider, and whether it had asked for a second factor.
create table staff_sso_sign_in (
  session_id uuid primary key,
  staff_id uuid not null,
  second_factor boolean not null,
  at timestamptz not null
);
comment on table staff_sso_sign_in is 'local; sign-ins by single sign-on';

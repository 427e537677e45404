-- Sign-ins of candidates and staff. The token itself is never stored, only its digest.
create table web_session (
  token_digest bytea primary key,
  public_id uuid not null,
  kind text not null check (kind in ('candidate', 'staff')),
  subject_id uuid not null,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ip text not null,
  user_agent text not null
);
create index web_session_subject on web_session (subject_id, opened_at);
comment on table web_session is 'claim (by token digest); one row a sign-in';
comment on column web_session.public_id is 'names the sign-in in lists and audit rows without giving the token away';

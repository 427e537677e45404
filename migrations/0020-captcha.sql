-- Captcha answers are good once, in any process: pictures that were shown and wait for their answer, and proofs already spent.
create table captcha_picture (
  picture_key text primary key,
  expires_at timestamptz not null
);
create table captcha_proof (
  proof_digest bytea primary key,
  expires_at timestamptz not null
);
create index captcha_picture_expires on captcha_picture (expires_at);
create index captcha_proof_expires on captcha_proof (expires_at);
comment on table captcha_picture is 'claim (by picture key); the digits are derived from the key, never stored';
comment on table captcha_proof is 'claim (by proof digest)';

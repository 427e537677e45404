-- The sample people of a demonstration: how far each has been brought, and who they became.
create table demo_person (
  person_key text primary key,
  stage text not null check (stage in ('waiting', 'registered', 'ready')),
  account_id uuid,
  application_id uuid,
  changed_at timestamptz not null
);
comment on table demo_person is 'claim (by the key in seeds/demo/people.json; demonstrations only)';

-- Message templates as data (消息模板): what people wrote over the shipped words, approved by a second person, only then in force.
create table message_template_version (
  version_id uuid primary key,
  event text not null,
  province text check (province ~ '^\d{2}$'),
  number integer not null,
  content jsonb not null,
  state text not null check (state in ('draft', 'proposed', 'in_force', 'replaced', 'withdrawn')),
  row_version integer not null,
  writer_ids uuid[] not null check (cardinality(writer_ids) > 0),
  writer_name text not null,
  approved_by_id uuid,
  approved_at timestamptz,
  changed_at timestamptz not null,
  check ((state in ('in_force', 'replaced')) = (approved_by_id is not null)),
  check ((approved_by_id is null) = (approved_at is null)),
  -- the two-person rule: nobody who wrote any of it approves it
  check (approved_by_id is null or not (approved_by_id = any (writer_ids)))
);
comment on table message_template_version is 'reference; one version of the words of an event, or of what a province adds to them';
comment on column message_template_version.province is 'null: the words of the whole event; else what this province adds below them';
create unique index message_template_one_open on message_template_version (event, coalesce(province, '')) where state in ('draft', 'proposed');
create unique index message_template_one_in_force on message_template_version (event, coalesce(province, '')) where state = 'in_force';
create unique index message_template_number on message_template_version (event, coalesce(province, ''), number);

create table message_template_act (
  version_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('begin', 'save', 'propose', 'return', 'withdraw', 'approve', 'replace')),
  by_id uuid not null,
  by_name text not null,
  reason text,
  at timestamptz not null,
  primary key (version_id, row_version)
);
comment on table message_template_act is 'reference; who did what with a version and why, append-only';
revoke update, delete, truncate on message_template_act from jinbang_app;

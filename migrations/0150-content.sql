-- Announcements, questions and policy files (通知公告、考生问答、政策文件): written by agencies, read by everybody.
create table article (
  id uuid primary key,
  kind text not null check (kind in ('announcement', 'question', 'policy')),
  province text check (province ~ '^\d{2}$'),
  exam_codes text[] not null default '{}',
  title_zh text not null,
  title_en text,
  body_zh text not null,
  body_en text,
  author text not null,
  pinned boolean not null default false,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  publish_at timestamptz,
  version integer not null,
  changed_at timestamptz not null,
  check ((state = 'draft') or (publish_at is not null)),
  check ((title_en is null) = (body_en is null))
);
comment on table article is 'reference; one row an announcement, a question with its answer, or a policy file';
comment on column article.province is 'whose agency says it; null: the national centre';
comment on column article.publish_at is 'readers see it from this moment on, while its state is published';
create index article_shown on article (kind, publish_at desc, id desc) where state = 'published';

-- What was said stays said: every version with who wrote it, append-only.
create table article_version (
  article_id uuid not null,
  version integer not null,
  act text not null check (act in ('written', 'edited', 'published', 'withdrawn')),
  content jsonb not null,
  reason text,
  by_id uuid not null,
  at timestamptz not null,
  primary key (article_id, version)
);
comment on table article_version is 'reference; the history of an article, append-only';
revoke update, delete, truncate on article_version from jinbang_app;

create table article_file (
  article_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  content_type text not null,
  bytes integer not null check (bytes > 0),
  blob_id uuid not null,
  added_at timestamptz not null,
  primary key (article_id, id)
);
comment on table article_file is 'reference; files to download beside an article';

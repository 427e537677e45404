-- 站内搜索: what everybody may find on the portal, in words of our own making (docs/decisions/0044). Nothing of a person is ever in it.
create table search_entry (
  id text primary key,
  kind text not null check (kind in ('exam', 'province', 'review_point', 'announcement', 'policy', 'question', 'guide', 'major', 'page')),
  province text,
  href text not null check (href like '/%'),
  title_zh text not null,
  title_en text,
  body_zh text not null,
  body_en text,
  -- how much it counts beside others that fit as well
  weight real not null default 1 check (weight > 0),
  -- scheduled articles are found from their moment on
  shown_from timestamptz,
  words tsvector not null
);
comment on table search_entry is 'reference';
create index search_entry_words on search_entry using gin (words);
create index search_entry_kind on search_entry (kind, province);

-- What the index was last built from; its row is held by whoever changes the index.
create table search_state (
  singleton boolean primary key default true check (singleton),
  digest text not null,
  built_at timestamptz
);
comment on table search_state is 'reference';
insert into search_state (digest) values ('');

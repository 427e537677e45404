-- What the names of a public list are put in order by (按姓氏拼音、按姓氏笔画), made by the program with the list; compared as plain bytes, so that
-- no collation of the database is needed (architecture.md 2).
alter table publicity_entry
  add column name_pinyin text collate "C" not null default '',
  add column name_strokes text collate "C" not null default '';
create index publicity_entry_pinyin on publicity_entry (publicity_id, name_pinyin, position);
create index publicity_entry_strokes on publicity_entry (publicity_id, name_strokes, position);

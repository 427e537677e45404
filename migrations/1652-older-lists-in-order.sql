-- Lists made before names had an order: the few entries without one are found at once, and a job gives it to them.
create index publicity_entry_unordered on publicity_entry (publicity_id, position) where name_pinyin = '';

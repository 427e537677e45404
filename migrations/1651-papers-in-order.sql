-- In which order the door lists and sign-in sheets of a batch name people (按座位号、姓氏拼音、姓氏笔画).
alter table paper_batch add column people_order text not null default 'seat' check (people_order in ('seat', 'pinyin', 'strokes'));

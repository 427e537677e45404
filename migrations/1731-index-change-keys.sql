-- History and corrections of a record follow its key when the index secret is changed. Both tables are small: decisions about people, some thousands a year.
alter table integrity_event drop constraint integrity_event_record;
alter table integrity_event add constraint integrity_event_record foreign key (document_key, record_id) references integrity_record (document_key, record_id) on update cascade not valid;
alter table integrity_correction drop constraint integrity_correction_record;
alter table integrity_correction add constraint integrity_correction_record foreign key (document_key, record_id) references integrity_record (document_key, record_id) on update cascade not valid;

alter table integrity_event add constraint integrity_event_record foreign key (document_key, record_id) references integrity_record (document_key, record_id);
alter table integrity_correction add constraint integrity_correction_record foreign key (document_key, record_id) references integrity_record (document_key, record_id);

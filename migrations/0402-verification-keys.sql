-- Foreign keys of verification; apart, because on a distributed database they can be made only after the tables were distributed.
alter table verification add constraint verification_account foreign key (account_id) references account (account_id);
alter table verification_event add constraint verification_event_of foreign key (account_id, kind, row_id) references verification (account_id, kind, row_id);
alter table verification_call add constraint verification_call_of foreign key (account_id, kind, row_id) references verification (account_id, kind, row_id);

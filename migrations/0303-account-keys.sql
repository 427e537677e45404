-- Foreign keys of accounts; apart, because on a distributed database they can be made only after the tables were distributed.
alter table account_event add constraint account_event_account foreign key (account_id) references account (account_id);
alter table agreement_consent add constraint agreement_consent_account foreign key (account_id) references account (account_id);
alter table education_row add constraint education_row_account foreign key (account_id) references account (account_id);
alter table degree_row add constraint degree_row_account foreign key (account_id) references account (account_id);
alter table account_device add constraint account_device_account foreign key (account_id) references account (account_id);

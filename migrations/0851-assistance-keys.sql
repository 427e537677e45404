alter table assistance_event add constraint assistance_event_case foreign key (account_id, case_id) references assistance_case (account_id, case_id);
alter table assistance_file add constraint assistance_file_case foreign key (account_id, case_id) references assistance_case (account_id, case_id);

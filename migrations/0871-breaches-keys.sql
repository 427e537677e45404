alter table breach_event add constraint breach_event_case foreign key (account_id, case_id) references breach_case (account_id, case_id);
alter table breach_letter add constraint breach_letter_case foreign key (account_id, case_id) references breach_case (account_id, case_id);
alter table breach_service add constraint breach_service_letter foreign key (account_id, case_id, letter_id) references breach_letter (account_id, case_id, letter_id);
alter table breach_statement add constraint breach_statement_case foreign key (account_id, case_id) references breach_case (account_id, case_id);
alter table breach_file add constraint breach_file_case foreign key (account_id, case_id) references breach_case (account_id, case_id);
alter table breach_publication add constraint breach_publication_case foreign key (account_id, case_id) references breach_case (account_id, case_id);

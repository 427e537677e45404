alter table breach_correction add constraint breach_correction_case foreign key (account_id, case_id) references breach_case (account_id, case_id);

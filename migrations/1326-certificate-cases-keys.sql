-- Stands apart because keys between tables are made after distribution.
alter table certificate_case add constraint certificate_case_of foreign key (account_id, certificate_id) references certificate (account_id, certificate_id);
alter table certificate_case_act add constraint certificate_case_act_of foreign key (account_id, case_id) references certificate_case (account_id, case_id);

-- Stands apart because keys between tables are made after distribution.
alter table ticket_release_act add constraint ticket_release_act_of foreign key (release_id) references ticket_release (release_id);
alter table ticket_exclusion add constraint ticket_exclusion_of foreign key (release_id) references ticket_release (release_id);
alter table ticket_print add constraint ticket_print_of foreign key (account_id, application_id, version) references ticket (account_id, application_id, version);

-- Stands apart because keys between tables are made after distribution.
alter table completion_event add constraint completion_event_of foreign key (account_id, completion_id) references completion (account_id, completion_id);
alter table publicity_act add constraint publicity_act_of foreign key (publicity_id) references publicity (publicity_id);
alter table publicity_entry add constraint publicity_entry_of foreign key (publicity_id) references publicity (publicity_id);
alter table objection add constraint objection_about foreign key (account_id, completion_id) references completion (account_id, completion_id);
alter table objection_event add constraint objection_event_of foreign key (account_id, objection_id) references objection (account_id, objection_id);

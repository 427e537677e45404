alter table application_event add constraint application_event_application foreign key (account_id, application_id) references application (account_id, id);
alter table application_snapshot add constraint application_snapshot_application foreign key (account_id, application_id) references application (account_id, id);

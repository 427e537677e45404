alter table application_unlock add constraint application_unlock_application foreign key (account_id, application_id) references application (account_id, id);

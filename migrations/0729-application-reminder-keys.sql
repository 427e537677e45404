alter table application_reminder add constraint application_reminder_application foreign key (account_id, application_id) references application (account_id, id);

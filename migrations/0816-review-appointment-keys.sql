alter table review_appointment add constraint review_appointment_application foreign key (account_id, application_id) references application (account_id, id);

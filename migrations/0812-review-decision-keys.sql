alter table review_decision add constraint review_decision_application foreign key (account_id, application_id) references application (account_id, id);
alter table review_assignment add constraint review_assignment_application foreign key (account_id, application_id) references application (account_id, id);
alter table review_opening add constraint review_opening_application foreign key (account_id, application_id) references application (account_id, id);

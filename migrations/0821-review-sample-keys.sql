alter table review_sample_case add constraint review_sample_case_application foreign key (account_id, application_id) references application (account_id, id);

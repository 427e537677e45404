alter table review_claim add constraint review_claim_application foreign key (account_id, application_id) references application (account_id, id);

-- Stands apart because keys between tables are made after distribution.
alter table paper_batch add constraint paper_batch_of_release foreign key (release_id) references ticket_release (release_id);
alter table paper_file add constraint paper_file_of foreign key (batch_id) references paper_batch (batch_id);

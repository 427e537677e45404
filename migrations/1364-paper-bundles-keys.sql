-- Stands apart because keys between tables are made after distribution.
alter table paper_bundle add constraint paper_bundle_of foreign key (batch_id) references paper_batch (batch_id);

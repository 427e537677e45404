-- Stands apart because keys between tables are made after distribution.
alter table certificate_batch_act add constraint certificate_batch_act_of foreign key (batch_id) references certificate_batch (batch_id);
alter table certificate_left_out add constraint certificate_left_out_of foreign key (batch_id) references certificate_batch (batch_id);
alter table certificate_version add constraint certificate_version_of foreign key (account_id, certificate_id) references certificate (account_id, certificate_id);
alter table certificate_act add constraint certificate_act_of foreign key (account_id, certificate_id) references certificate (account_id, certificate_id);

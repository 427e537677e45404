-- Stands apart because keys between tables are made after distribution.
alter table certificate_copy add constraint certificate_copy_of foreign key (account_id, certificate_id, version) references certificate_version (account_id, certificate_id, version);
alter table certificate_download add constraint certificate_download_of foreign key (account_id, certificate_id, copy_number) references certificate_copy (account_id, certificate_id, copy_number);

-- Stands apart because keys between tables are made after distribution.
alter table major_version_line add constraint major_version_line_of foreign key (version_id) references major_version (version_id);
alter table major_version_synonym add constraint major_version_synonym_of foreign key (version_id) references major_version (version_id);
alter table major_version_act add constraint major_version_act_of foreign key (version_id) references major_version (version_id);

-- Stands apart because keys between tables are made after distribution.
alter table major_table_year add constraint major_table_year_of_table foreign key (version) references major_table (version);
alter table major_table add constraint major_table_replaced_by foreign key (replaced_by) references major_table (version);

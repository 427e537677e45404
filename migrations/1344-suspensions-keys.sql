-- Stands apart because keys between tables are made after distribution.
alter table suspension_act add constraint suspension_act_of foreign key (suspension_id) references suspension (suspension_id);
alter table suspension_check add constraint suspension_check_of foreign key (suspension_id) references suspension (suspension_id);

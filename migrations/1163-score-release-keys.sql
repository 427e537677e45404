-- Stands apart because keys between tables are made after distribution.
alter table score_release_act add constraint score_release_act_of foreign key (sitting_id) references score_release (sitting_id);

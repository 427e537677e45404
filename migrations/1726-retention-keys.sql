-- Who ordered and lifted a hold, asked for a run and decided on it are members; what belongs to a run goes with it.
alter table legal_hold add foreign key (set_by) references staff_member (id) not valid;
alter table legal_hold add foreign key (lifted_by) references staff_member (id) not valid;
alter table retention_run add foreign key (asked_by) references staff_member (id) not valid;
alter table retention_run add foreign key (decided_by) references staff_member (id) not valid;
alter table retention_run_class add foreign key (run_id) references retention_run (run_id) not valid;
alter table retention_leftover add foreign key (run_id, class) references retention_run_class (run_id, class) not valid;

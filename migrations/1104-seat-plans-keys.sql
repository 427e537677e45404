-- Stands apart because keys between tables are made after distribution.
alter table seat_plan_act add constraint seat_plan_act_of foreign key (plan_id) references seat_plan (plan_id);
alter table seat_roster add constraint seat_roster_of foreign key (plan_id) references seat_plan (plan_id);
alter table seat_run add constraint seat_run_of foreign key (plan_id) references seat_plan (plan_id);
alter table seat_run_room add constraint seat_run_room_of foreign key (plan_id, run) references seat_run (plan_id, run);
alter table seat add constraint seat_in_room foreign key (plan_id, run, room_id) references seat_run_room (plan_id, run, room_id);
alter table seat add constraint seat_of_examinee foreign key (plan_id, application_id) references seat_roster (plan_id, application_id);
alter table seat_move add constraint seat_move_of foreign key (plan_id) references seat_plan (plan_id);

alter table staff_posting add constraint staff_posting_member foreign key (staff_id) references staff_member (id);
alter table staff_posting add constraint staff_posting_proposer foreign key (proposed_by_id) references staff_member (id);
alter table staff_posting add constraint staff_posting_decider foreign key (decided_by_id) references staff_member (id);
alter table staff_second_factor add constraint staff_second_factor_member foreign key (staff_id) references staff_member (id);
alter table staff_recovery_code add constraint staff_recovery_code_member foreign key (staff_id) references staff_member (id);
alter table staff_see_as add constraint staff_see_as_viewer foreign key (viewer_id) references staff_member (id);
alter table staff_see_as add constraint staff_see_as_seen_member foreign key (seen_id) references staff_member (id);

alter table staff_role add constraint staff_role_member foreign key (staff_id) references staff_member (id);
alter table staff_review_point add constraint staff_review_point_member foreign key (staff_id) references staff_member (id);
alter table staff_network add constraint staff_network_member foreign key (staff_id) references staff_member (id);
alter table staff_event add constraint staff_event_member foreign key (staff_id) references staff_member (id);

alter table staff_first_password add constraint staff_first_password_member foreign key (staff_id) references staff_member (id);
alter table staff_first_password add constraint staff_first_password_maker foreign key (made_by_id) references staff_member (id);
alter table staff_activation add constraint staff_activation_member foreign key (staff_id) references staff_member (id);
alter table staff_activation add constraint staff_activation_maker foreign key (made_by_id) references staff_member (id);
alter table staff_activation add constraint staff_activation_password_maker foreign key (password_by_id) references staff_member (id);

-- A binding and a sign-in are a member's.
alter table staff_sso_binding add foreign key (staff_id) references staff_member (id);
alter table staff_sso_sign_in add foreign key (staff_id) references staff_member (id);

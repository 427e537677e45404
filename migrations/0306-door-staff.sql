-- Which sign-in doors hold back which member of staff, so that an administrator can open them.
alter table sign_in_door add column staff_id uuid;
create index sign_in_door_staff on sign_in_door (staff_id) where staff_id is not null;
comment on column sign_in_door.staff_id is 'the member whose sign-in the door slows, where there is one';

-- Who dismissed a hint is a member.
alter table proxy_hint_member add foreign key (dismissed_by) references staff_member (id) not valid;

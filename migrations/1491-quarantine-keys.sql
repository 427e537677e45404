-- Who asked for a release and who ended it are members.
alter table quarantined_file add foreign key (asked_by) references staff_member (id);
alter table quarantined_file add foreign key (ended_by) references staff_member (id);

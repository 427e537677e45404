-- How far an allocation has come, in percent of the people it seats.
alter table seat_run add column progress smallint not null default 0 check (progress between 0 and 100);

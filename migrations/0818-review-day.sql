-- A day of a review point (日接待量): how many places its slots plan and how many are booked; no more than the point receives a day.
create table review_day (
  review_point_id text not null,
  day date not null,
  planned integer not null check (planned >= 0),
  booked integer not null default 0 check (booked >= 0),
  primary key (review_point_id, day),
  constraint review_day_booked check (booked <= planned)
);
comment on table review_day is 'claim (by point and day); goes up and down together with review_slot, touched before it; the limit is review_point.capacity_per_day';
insert into review_day (review_point_id, day, planned, booked)
select review_point_id, (starts_at at time zone 'Asia/Shanghai')::date, sum(capacity), sum(booked) from review_slot group by 1, 2;

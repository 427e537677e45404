-- The list of a counter's day is of the point that decided, also after a hand-over; found without reading the nation's day.
alter table review_decision add column review_point_id text;
update review_decision d set review_point_id = a.review_point_id from application a where a.account_id = d.account_id and a.id = d.application_id;
create index review_decision_counter_day on review_decision (review_point_id, decided_at) where basis = 'counter';
drop index review_decision_counter;
comment on column review_decision.review_point_id is 'where it was decided: the application''s review point at that moment';

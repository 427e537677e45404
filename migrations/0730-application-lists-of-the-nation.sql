-- Lists of the whole nation, and of a cause few have: without these a page of a million applications is sorted or searched to its end.
create index application_confirmed on application (changed_at, id) where ended is null and data_state = 'confirmed';
create index application_confirmed_deadline on application (lapses_at, id) where ended is null and data_state = 'confirmed' and lapses_at is not null;
create index application_decided on application (changed_at, id) where ended is null and data_state = 'confirmed' and review_state in ('approved', 'rejected');
create index application_route_reasons on application using gin (route_reasons) where ended is null and data_state = 'confirmed';
create index application_confirmed_sitting on application (sitting_id, level_code, specialty_code, changed_at, id) where ended is null and data_state = 'confirmed';
create index application_live_at_point on application (review_point_id) where ended is null;

-- A search by most of a number also counts the decisions that do not yet count: with the number in the index they are told without their rows.
drop index application_awaiting_by_id;
create index application_awaiting_by_id on application (id) include (account_id, version, review_state, changed_at, province, prefecture, review_point_id, exam_code, sitting_id, level_code, number)
  where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');

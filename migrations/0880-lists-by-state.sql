-- The queue is counted and paged by state. With the state in the index, beside what narrows most (exam, sitting) and what a decision that does not yet
-- count is known by, a count among a million applications is one step into it and never looks at the rows.
drop index application_awaiting;
drop index application_awaiting_province;
drop index application_awaiting_prefecture;
drop index application_confirmed_province;
drop index application_confirmed_prefecture;
drop index application_confirmed_sitting;
create index application_awaiting on application (review_state, changed_at, id) include (account_id, version) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index application_awaiting_province on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id, level_code) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index application_awaiting_prefecture on application (prefecture, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id, level_code) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index application_confirmed_province on application (province, changed_at, id) include (account_id, exam_code, sitting_id, level_code, review_state) where ended is null and data_state = 'confirmed';
create index application_confirmed_prefecture on application (prefecture, changed_at, id) include (account_id, exam_code, sitting_id, level_code, review_state) where ended is null and data_state = 'confirmed';
create index application_confirmed_sitting on application (sitting_id, review_state, changed_at, id) include (account_id, version, level_code) where ended is null and data_state = 'confirmed';

-- Deadlines fall by province: a province's nearest have an order of their own, not the nation's with everybody else passed over.
drop index application_awaiting_deadline;
create index application_deadline_province on application (province, lapses_at, id) where ended is null and data_state = 'confirmed' and lapses_at is not null;

-- Decisions that do not yet count are few: they are read whole, and the application of each is looked up here, without its row.
drop index review_decision_open_application;
create index review_decision_open_application on review_decision (application_id) include (account_id, application_version, state) where state in ('proposed', 'pending');
create index application_awaiting_by_id on application (id) include (account_id, version, review_state, changed_at, province, prefecture, review_point_id, exam_code, sitting_id, level_code)
  where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');

-- Each cause has its own lists, by province and state: counted there, and found there where few have it; a cause many have is soon met in the common order.
drop index application_no_commitment;
drop index application_not_all_verified;
drop index application_major_mismatch;
drop index application_level_always_manual;
drop index application_rests_on_paper;
create index application_no_commitment on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id) where ended is null and data_state = 'confirmed' and route_reasons @> '{no_commitment}'::text[];
create index application_not_all_verified on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id) where ended is null and data_state = 'confirmed' and route_reasons @> '{not_all_verified}'::text[];
create index application_major_mismatch on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id) where ended is null and data_state = 'confirmed' and route_reasons @> '{major_mismatch}'::text[];
create index application_level_always_manual on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id) where ended is null and data_state = 'confirmed' and route_reasons @> '{level_always_manual}'::text[];
create index application_rests_on_paper on application (province, review_state, changed_at, id) include (account_id, version, exam_code, sitting_id) where ended is null and data_state = 'confirmed' and route_reasons @> '{rests_on_paper}'::text[];

-- Whether somebody has a case is asked beside each counted one.
drop index review_assignment_application;
create index review_assignment_application on review_assignment (application_id) include (account_id, staff_id);

-- A sample is paged by stratum and rank, whatever came of its cases.
create index review_sample_case_in_order on review_sample_case (sample_id, stratum, rank);

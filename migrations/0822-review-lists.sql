-- A page of the list asks for twenty applications at a time who holds them, whose work they are, who saw them and what was decided; a
-- prefecture's list is ordered like a province's; and staff know an application by its id alone.
create index review_claim_application on review_claim (application_id);
create index review_assignment_application on review_assignment (application_id);
create index review_opening_by on review_opening (staff_id, application_id);
create index review_decision_open_application on review_decision (application_id) where state in ('proposed', 'pending');
create index application_by_id on application (id);
create index application_confirmed_prefecture on application (prefecture, changed_at, id) where ended is null and data_state = 'confirmed';
create index application_awaiting_prefecture on application (prefecture, changed_at, id) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');

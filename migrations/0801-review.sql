-- Review (资格核验): who is looking at which application just now, and the order of the queues.
create table review_claim (
  account_id uuid not null,
  application_id uuid not null,
  staff_id uuid not null,
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (account_id, application_id)
);
comment on table review_claim is 'per candidate; a reviewer holds an application for a while, so that two do not take the same (领取)';
create index review_claim_holder on review_claim (staff_id, expires_at);

-- A queue pages by time of change within a jurisdiction; what waits is a small part of what is confirmed and has indexes of its own.
create index application_confirmed_point on application (review_point_id, changed_at, id) where ended is null and data_state = 'confirmed';
create index application_confirmed_province on application (province, changed_at, id) where ended is null and data_state = 'confirmed';
create index application_awaiting on application (changed_at, id) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index application_awaiting_province on application (province, changed_at, id) where ended is null and data_state = 'confirmed' and review_state in ('awaiting_online', 'awaiting_on_site');
create index application_number_prefix on application (number text_pattern_ops) where number is not null;

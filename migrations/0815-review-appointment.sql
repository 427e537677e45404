-- Appointments at a review point (现场核验预约): slots with a capacity that the database keeps, and who booked which.
create table review_slot (
  review_point_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  capacity smallint not null check (capacity between 0 and 500),
  booked smallint not null default 0 check (booked >= 0),
  closed_why text,
  changed_by_id uuid not null,
  changed_at timestamptz not null,
  primary key (review_point_id, starts_at),
  check (booked <= capacity)
);
comment on table review_slot is 'claim (by point and time); `booked` goes up and down only together with a row of review_appointment';

create table review_appointment (
  account_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  review_point_id text not null,
  starts_at timestamptz not null,
  state text not null check (state in ('booked', 'cancelled', 'attended', 'missed')),
  booked_at timestamptz not null,
  settled_at timestamptz,
  settled_by_id uuid,
  primary key (account_id, id)
);
comment on table review_appointment is 'per candidate; one row a booking, kept when it was changed or cancelled';
create unique index review_appointment_live on review_appointment (account_id, application_id) where state = 'booked';
create index review_appointment_day on review_appointment (review_point_id, starts_at);
create index review_appointment_booked on review_appointment (starts_at) where state = 'booked';

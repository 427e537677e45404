-- The exam catalogue: exams, sittings, what each province does with a sitting, fees and review points. Loaded from seeds/reference.
create table exam (
  exam_code text primary key check (exam_code ~ '^\d{3}$'),
  content jsonb not null
);
comment on table exam is 'reference';
comment on column exam.content is 'the whole exam as src/contracts/catalogue.ts says: levels, specialties, subjects, conditions by exam year; read whole and kept in the process';

create table sitting (
  sitting_id text primary key check (sitting_id ~ '^\d{3}-\d{4}-[12]$'),
  exam_code text not null,
  exam_year integer not null,
  half smallint not null check (half in (1, 2)),
  exam_on text[] not null,
  levels text[] not null,
  commitment_mode text not null check (commitment_mode in ('compulsory', 'optional', 'none')),
  rule_year integer not null,
  photo_review text not null check (photo_review in ('none', 'new', 'all')),
  levels_always_manual text[] not null,
  failed_verification_blocks boolean not null,
  certainty text not null,
  unique (exam_code, exam_year, half)
);
comment on table sitting is 'reference';

create table sitting_province (
  sitting_id text not null,
  province_code text not null,
  apply_opens_at timestamptz not null,
  apply_closes_at timestamptz not null,
  confirm_opens_at timestamptz not null,
  confirm_closes_at timestamptz not null,
  review_opens_at timestamptz not null,
  review_closes_at timestamptz not null,
  pay_opens_at timestamptz not null,
  pay_closes_at timestamptz not null,
  ticket_opens_at timestamptz,
  ticket_closes_at timestamptz,
  score_opens_at timestamptz,
  score_closes_at timestamptz,
  modify_policy text not null check (modify_policy in ('UNTIL_CONFIRM', 'UNTIL_REVIEW', 'UNTIL_PAY', 'NEVER_AFTER_SAVE')),
  review_timing text not null check (review_timing in ('before', 'after', 'both')),
  review_mode text not null check (review_mode in ('online', 'on_site', 'online_then_on_site')),
  review_mode_by_level jsonb not null,
  old_candidate_auto_pass boolean not null,
  payment_mode text not null check (payment_mode in ('online', 'on_site', 'both')),
  phone text not null,
  territorial_rule text not null check (territorial_rule in ('none', 'declared', 'social_insurance')),
  exam_cities text[],
  retake_passed_subjects boolean not null,
  cancelled_years integer[] not null,
  sample_rate_percent smallint not null check (sample_rate_percent between 0 and 100),
  primary key (sitting_id, province_code),
  check (apply_opens_at < apply_closes_at and confirm_opens_at < confirm_closes_at and review_opens_at < review_closes_at and pay_opens_at < pay_closes_at),
  check ((ticket_opens_at is null) = (ticket_closes_at is null) and ticket_opens_at < ticket_closes_at),
  check ((score_opens_at is null) = (score_closes_at is null) and score_opens_at < score_closes_at)
);
comment on table sitting_province is 'reference';

create table fee (
  exam_code text not null,
  province_code text not null,
  line smallint not null,
  level_code text,
  subject_type text check (subject_type in ('objective', 'subjective', 'mixed')),
  from_year integer,
  to_year integer,
  amount_in_fen integer not null check (amount_in_fen >= 0),
  legal_basis text not null,
  certainty text not null,
  primary key (exam_code, province_code, line)
);
comment on table fee is 'reference';

create table review_point (
  review_point_id text primary key check (review_point_id ~ '^\d{4}-\d{2}$'),
  province_code text not null,
  prefecture_code text not null,
  name_zh text not null,
  name_en text not null,
  address text not null,
  phone text not null,
  phone_fictional boolean not null,
  hours_zh text not null,
  hours_en text not null,
  check (left(review_point_id, 4) = prefecture_code)
);
create index review_point_of_prefecture on review_point (prefecture_code, review_point_id);
comment on table review_point is 'reference';

-- The day from which planned sittings count their days, fixed at the first load.
create table planning_day (
  only_row boolean primary key default true check (only_row),
  load_day text not null
);
comment on table planning_day is 'reference';

-- Questions about majors (专业认定请示): a reviewer who cannot decide whether a major no table names counts asks the province or the nation; question and answer are kept.
create table major_question (
  question_id uuid primary key,
  application_id uuid not null,
  major_of text not null check (major_of in ('education', 'degree')),
  exam_code text not null check (exam_code ~ '^\d{3}$'),
  exam_year integer not null,
  plain_major text not null check (plain_major <> ''),
  stated text not null,
  province_code text not null,
  review_point_id text not null,
  question text not null,
  state text not null check (state in ('open', 'answered', 'withdrawn')),
  asked_by_id uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  counts_as text check (counts_as in ('core', 'related', 'other', 'none')),
  answer text,
  closed_by_id uuid,
  closed_by_name text,
  closed_at timestamptz,
  constraint major_question_closed check ((state = 'open') = (closed_at is null) and (state = 'open') = (closed_by_id is null)),
  constraint major_question_answered check ((state = 'answered') = (answer is not null) and (state = 'answered') = (counts_as is not null)),
  constraint major_question_two_people check (state <> 'answered' or closed_by_id <> asked_by_id)
);
comment on table major_question is 'reference';
-- a case asks one thing about a major at a time
create unique index major_question_one_open on major_question (application_id, major_of) where state = 'open';
create index major_question_of_case on major_question (application_id, asked_at);
create index major_question_by_place on major_question (province_code, state, question_id);
create index major_question_by_state on major_question (state, question_id);

-- Precedents (审核先例): how reviewers counted majors no table names; shown to later reviewers, never applied by itself.
create table major_precedent (
  precedent_id uuid primary key,
  exam_code text not null check (exam_code ~ '^\d{3}$'),
  exam_year integer not null,
  plain_major text not null check (plain_major <> ''),
  stated text not null,
  major_of text not null check (major_of in ('education', 'degree')),
  counts_as text not null check (counts_as in ('core', 'related', 'other', 'none')),
  reason text not null,
  application_id uuid not null,
  province_code text not null,
  review_point_id text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  superseded_at timestamptz
);
comment on table major_precedent is 'reference';
comment on column major_precedent.superseded_at is 'somebody recorded the same major of the same application anew; kept as it was said';
-- a case says one thing about a major at a time
create unique index major_precedent_one_standing on major_precedent (application_id, major_of) where superseded_at is null;
create index major_precedent_of_major on major_precedent (exam_code, plain_major, at desc) where superseded_at is null;

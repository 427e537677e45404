-- Samples (抽样): checks after the exam (考后核查) and blind second reviews (盲审). The seed's digest is published before the draw and the seed after it,
-- with the digest of the ordered frame, so that anybody can draw again.
create table review_sample (
  id uuid primary key,
  kind text not null check (kind in ('post_exam', 'blind')),
  sitting_id text not null,
  exam_code text not null,
  province text,
  rate_percent smallint not null check (rate_percent between 1 and 100),
  seed_sealed bytea not null,
  seed_digest text not null,
  state text not null check (state in ('announced', 'drawing', 'drawn')),
  announced_by_id uuid not null,
  announced_at timestamptz not null,
  drawn_by_id uuid,
  drawn_at timestamptz,
  frame_count integer,
  frame_digest text,
  seed text,
  due_on date,
  check ((state = 'drawn') = (seed is not null)),
  check (state <> 'drawn' or (frame_count is not null and frame_digest is not null and drawn_at is not null))
);
comment on table review_sample is 'reference; a draw, its commitment to a seed and what it was drawn from; province null: every province, each a stratum of its own';
create index review_sample_of on review_sample (sitting_id, announced_at);

create table review_sample_case (
  account_id uuid not null,
  sample_id uuid not null,
  application_id uuid not null,
  stratum text not null,
  rank integer not null,
  result text not null check (result in ('drawn', 'called', 'passed', 'failed', 'missed')),
  note text,
  decided_by_id uuid,
  decided_at timestamptz,
  first_decision text check (first_decision in ('approve', 'reject')),
  first_by_id uuid,
  verdict text check (verdict in ('approve', 'reject')),
  verdict_by_id uuid,
  verdict_at timestamptz,
  primary key (account_id, sample_id, application_id),
  check (verdict_by_id <> first_by_id),
  check ((verdict is null) = (verdict_by_id is null))
);
comment on table review_sample_case is 'per candidate; one application drawn into a sample and what came of it';
create index review_sample_case_of on review_sample_case (sample_id, result, stratum, rank);

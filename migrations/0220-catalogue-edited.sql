-- People write the catalogue: every row they touch carries its version, who changed it last and when; a row without a name is the seeds' own.
alter table reference_edition add column seed_digest text;
update reference_edition set seed_digest = digest;
comment on column reference_edition.seed_digest is 'the data files that were loaded last; digest changes with them and with every edit';

alter table exam add column version integer not null default 1, add column changed_by_id uuid, add column changed_at timestamptz;

create table exam_draft (
  exam_code text primary key check (exam_code ~ '^\d{3}$'),
  content jsonb not null,
  version integer not null,
  changed_by_id uuid not null,
  changed_at timestamptz not null
);
comment on table exam_draft is 'reference';
comment on column exam_draft.content is 'the exam as it will be published; candidates never see it';

alter table sitting
  add column announced_at timestamptz,
  add column frame jsonb,
  add column copied_from text,
  add column version integer not null default 1,
  add column changed_by_id uuid,
  add column changed_at timestamptz;
update sitting set announced_at = now();
comment on column sitting.announced_at is 'null: preparing, seen by staff only';
comment on column sitting.frame is 'the national frame: the earliest and latest moment of each window; null where the data files planned the sitting: then the provinces together are the frame';

alter table sitting_province
  add column recheck_opens_at timestamptz,
  add column recheck_closes_at timestamptz,
  add column expected_candidates integer check (expected_candidates > 0),
  add column notice_zh text,
  add column notice_en text,
  add column version integer not null default 1,
  add column changed_by_id uuid,
  add column changed_at timestamptz,
  add check ((recheck_opens_at is null) = (recheck_closes_at is null) and recheck_opens_at < recheck_closes_at),
  add check ((notice_zh is null) = (notice_en is null));

create table fee_schedule (
  exam_code text not null,
  province_code text not null,
  version integer not null,
  changed_by_id uuid not null,
  changed_at timestamptz not null,
  primary key (exam_code, province_code)
);
comment on table fee_schedule is 'reference';

alter table review_point
  add column capacity_per_day integer check (capacity_per_day > 0),
  add column closed_at timestamptz,
  add column successor_id text,
  add column version integer not null default 1,
  add column changed_by_id uuid,
  add column changed_at timestamptz,
  add check (successor_id is null or (closed_at is not null and successor_id <> review_point_id));

alter table province
  add column notice_zh text,
  add column notice_en text,
  add column version integer not null default 1,
  add column changed_by_id uuid,
  add column changed_at timestamptz,
  add check ((notice_zh is null) = (notice_en is null));

-- Who changed what, when and why: the versions of everything above, append-only.
create table catalogue_change (
  change_id uuid primary key,
  kind text not null check (kind in ('exam', 'sitting', 'sitting_province', 'fees', 'review_point', 'province')),
  subject text not null,
  exam_code text,
  province_code text,
  version integer not null,
  act text not null check (act in ('create', 'copy', 'change', 'publish', 'announce', 'close', 'reopen', 'remove')),
  reason text,
  before jsonb,
  after jsonb,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  unique (kind, subject, version)
);
comment on table catalogue_change is 'reference';
create index catalogue_change_at on catalogue_change (at desc, change_id desc);
revoke update, delete, truncate on catalogue_change from jinbang_app;

-- Long work an edit leads to: deadlines set anew, applications handed over; done in batches, its progress is shown.
create table catalogue_work (
  work_id uuid primary key,
  kind text not null check (kind in ('retime', 'hand_over')),
  subject text not null,
  province_code text not null,
  exam_code text,
  total integer not null check (total >= 0),
  done integer not null default 0,
  order_content jsonb not null,
  started_by_id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table catalogue_work is 'reference';
create index catalogue_work_of on catalogue_work (kind, subject, started_at desc);

-- Professional titles are verified as education and degrees are (职称核验), and when a registry last answered is kept: a result has an age.
alter table verification drop constraint verification_kind_check;
alter table verification add constraint verification_kind_check check (kind in ('identity', 'education', 'degree', 'title'));
alter table verification add column answered_at timestamptz;
comment on column verification.answered_at is 'when a registry last said so; a check that found nothing new moves this and nothing else';
update verification set answered_at = state_since_at where state in ('passed', 'failed');
create index verification_by_answer on verification (kind, answered_at) where state in ('passed', 'failed', 'needs_manual');

create table verification_title (
  account_id uuid not null,
  row_id uuid not null,
  particulars bytea not null,
  stated_at timestamptz not null,
  primary key (account_id, row_id)
);
comment on table verification_title is 'per candidate; a title an application states, under an id made of what it says, so that the same title is verified once';
comment on column verification_title.particulars is 'sealed';

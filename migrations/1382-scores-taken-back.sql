-- 撤销载入: a file that was loaded wrongly is taken back before its scores are out, asked for by one person with a reason and agreed to by another.
alter table score_import
  add column back_by_id uuid,
  add column back_by_name text,
  add column back_reason text check (length(back_reason) >= 4),
  add column back_at timestamptz,
  add column taken_back_by_id uuid,
  add column taken_back_by_name text,
  add column taken_back_at timestamptz,
  add constraint score_import_back_asked check ((back_by_id is null) = (back_reason is null) and (back_by_id is null) = (back_at is null)),
  add constraint score_import_back_once_loaded check (back_by_id is null or state in ('loaded', 'withdrawn')),
  -- the two-person rule
  add constraint score_import_back_two check (taken_back_by_id is null or (back_by_id is not null and taken_back_by_id <> back_by_id)),
  add constraint score_import_back_withdrawn check (back_by_id is null or (state = 'withdrawn') = (taken_back_by_id is not null));
alter table score_import_act drop constraint score_import_act_act_check;
alter table score_import_act add constraint score_import_act_act_check check (act in ('bring', 'leave_out', 'propose', 'return', 'approve', 'loaded', 'withdraw', 'ask_back', 'keep', 'take_back'));

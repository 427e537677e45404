-- The act is written behind, without waiting for its answer (ADR 0014): a version that is not the expected one is raised, so that
-- the transaction cannot stand, instead of being answered.
create or replace function application_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns boolean
language plpgsql as $$
declare
  e application_event;
begin
  e := jsonb_populate_record(null::application_event, p_event);
  update application a set (
    number, province, prefecture, review_point_id, level_code, specialty_code, subject_codes,
    data_state, commitment_state, materials_state, review_state, payment_state, ended, photo_reviewed,
    draft, form, evaluation, major_matches, mismatch_answered_at, route_reasons, file_number, due_in_fen, review_reason, lapses_at, confirmed_at,
    version, changed_at
  ) = (
    select r.number, r.province, r.prefecture, r.review_point_id, r.level_code, r.specialty_code, r.subject_codes,
      r.data_state, r.commitment_state, r.materials_state, r.review_state, r.payment_state, r.ended, r.photo_reviewed,
      r.draft, r.form, r.evaluation, r.major_matches, r.mismatch_answered_at, r.route_reasons, r.file_number, r.due_in_fen, r.review_reason, r.lapses_at, r.confirmed_at,
      p_version + 1, e.at
    from jsonb_populate_record(a, p_changes) r
  )
  where a.account_id = p_account_id and a.id = p_id and a.version = p_version;
  if not found then
    raise exception 'application % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into application_event (account_id, application_id, version, act, from_state, to_state, by_kind, by_id, note, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.by_kind, e.by_id, e.note, e.at);
  return true;
end
$$;

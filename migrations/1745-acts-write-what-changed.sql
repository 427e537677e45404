-- As before, but only what an act changes is read out of `changes`: a row merged as a whole had its long values (the sealed form, the verdict) unpacked, packed and
-- written anew by every act that did not touch them. Absent ones stay, null takes away.
create or replace function application_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns boolean
language plpgsql as $$
declare
  e application_event;
  r application;
begin
  e := jsonb_populate_record(null::application_event, p_event);
  r := jsonb_populate_record(null::application, p_changes);
  update application a set
    number = case when p_changes ? 'number' then r.number else a.number end,
    province = case when p_changes ? 'province' then r.province else a.province end,
    prefecture = case when p_changes ? 'prefecture' then r.prefecture else a.prefecture end,
    review_point_id = case when p_changes ? 'review_point_id' then r.review_point_id else a.review_point_id end,
    level_code = case when p_changes ? 'level_code' then r.level_code else a.level_code end,
    specialty_code = case when p_changes ? 'specialty_code' then r.specialty_code else a.specialty_code end,
    subject_codes = case when p_changes ? 'subject_codes' then r.subject_codes else a.subject_codes end,
    data_state = case when p_changes ? 'data_state' then r.data_state else a.data_state end,
    commitment_state = case when p_changes ? 'commitment_state' then r.commitment_state else a.commitment_state end,
    materials_state = case when p_changes ? 'materials_state' then r.materials_state else a.materials_state end,
    review_state = case when p_changes ? 'review_state' then r.review_state else a.review_state end,
    payment_state = case when p_changes ? 'payment_state' then r.payment_state else a.payment_state end,
    ended = case when p_changes ? 'ended' then r.ended else a.ended end,
    photo_reviewed = case when p_changes ? 'photo_reviewed' then r.photo_reviewed else a.photo_reviewed end,
    draft = case when p_changes ? 'draft' then r.draft else a.draft end,
    form = case when p_changes ? 'form' then r.form else a.form end,
    evaluation = case when p_changes ? 'evaluation' then r.evaluation else a.evaluation end,
    major_matches = case when p_changes ? 'major_matches' then r.major_matches else a.major_matches end,
    mismatch_answered_at = case when p_changes ? 'mismatch_answered_at' then r.mismatch_answered_at else a.mismatch_answered_at end,
    route_reasons = case when p_changes ? 'route_reasons' then r.route_reasons else a.route_reasons end,
    file_number = case when p_changes ? 'file_number' then r.file_number else a.file_number end,
    due_in_fen = case when p_changes ? 'due_in_fen' then r.due_in_fen else a.due_in_fen end,
    review_reason = case when p_changes ? 'review_reason' then r.review_reason else a.review_reason end,
    lapses_at = case when p_changes ? 'lapses_at' then r.lapses_at else a.lapses_at end,
    confirmed_at = case when p_changes ? 'confirmed_at' then r.confirmed_at else a.confirmed_at end,
    version = p_version + 1,
    changed_at = e.at
  where a.account_id = p_account_id and a.id = p_id and a.version = p_version;
  if not found then
    raise exception 'application % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into application_event (account_id, application_id, version, act, from_state, to_state, by_kind, by_id, note, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.by_kind, e.by_id, e.note, e.at);
  return true;
end
$$;

create or replace function payment_order_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns void
language plpgsql as $$
declare
  e payment_event;
  r payment_order;
begin
  e := jsonb_populate_record(null::payment_event, p_event);
  r := jsonb_populate_record(null::payment_order, p_changes);
  update payment_order o set
    state = e.to_state,
    paid_at = case when p_changes ? 'paid_at' then r.paid_at else o.paid_at end,
    channel_reference = case when p_changes ? 'channel_reference' then r.channel_reference else o.channel_reference end,
    attempt_id = case when p_changes ? 'attempt_id' then r.attempt_id else o.attempt_id end,
    version = p_version + 1
  where o.account_id = p_account_id and o.id = p_id and o.version = p_version;
  if not found then
    raise exception 'order % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into payment_event (account_id, order_id, version, act, from_state, to_state, source, actor_id, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.source, e.actor_id, e.at);
end
$$;

create or replace function payment_attempt_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns void
language plpgsql as $$
declare
  e payment_attempt_event;
  r payment_attempt;
begin
  e := jsonb_populate_record(null::payment_attempt_event, p_event);
  r := jsonb_populate_record(null::payment_attempt, p_changes);
  update payment_attempt a set
    state = e.to_state,
    version = p_version + 1,
    next_ask_at = null,
    ended_at = coalesce(a.ended_at, e.at),
    reference = case when p_changes ? 'reference' then r.reference else a.reference end,
    charged_in_fen = case when p_changes ? 'charged_in_fen' then r.charged_in_fen else a.charged_in_fen end,
    paid_at = case when p_changes ? 'paid_at' then r.paid_at else a.paid_at end
  where a.account_id = p_account_id and a.id = p_id and a.version = p_version;
  if not found then
    raise exception 'attempt % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into payment_attempt_event (account_id, attempt_id, version, act, from_state, to_state, source, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.source, e.at);
end
$$;

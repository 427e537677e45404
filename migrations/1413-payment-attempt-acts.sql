-- Beginning an attempt and moving it, one call each; both only write, what may be written is decided before.

-- False when another attempt of the order stands open at the account, or has the number.
create function payment_attempt_begin(p_account_id uuid, p_attempt jsonb) returns boolean
language plpgsql as $$
declare
  a payment_attempt;
begin
  a := jsonb_populate_record(null::payment_attempt, p_attempt);
  insert into payment_attempt (account_id, id, order_id, application_id, number, account, kind, device, state, version, amount_in_fen, started_at, expires_at, next_ask_at)
  values (p_account_id, a.id, a.order_id, a.application_id, a.number, a.account, a.kind, a.device, 'open', 1, a.amount_in_fen, a.started_at, a.expires_at, a.next_ask_at)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into payment_attempt_event (account_id, attempt_id, version, act, from_state, to_state, source, at)
  values (p_account_id, a.id, 1, 'begin', null, 'open', 'candidate', a.started_at);
  return true;
end
$$;
comment on function payment_attempt_begin is 'begins an attempt with its history; account_id first, so that it can be distributed with its tables';

-- Moves an attempt one version on, with its line of history. Raises when it is not at the expected version.
create function payment_attempt_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns void
language plpgsql as $$
declare
  e payment_attempt_event;
begin
  e := jsonb_populate_record(null::payment_attempt_event, p_event);
  update payment_attempt a set (state, version, next_ask_at, ended_at, reference, charged_in_fen, paid_at) = (
    select e.to_state, p_version + 1, null::timestamptz, coalesce(a.ended_at, e.at), r.reference, r.charged_in_fen, r.paid_at from jsonb_populate_record(a, p_changes) r
  )
  where a.account_id = p_account_id and a.id = p_id and a.version = p_version;
  if not found then
    raise exception 'attempt % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into payment_attempt_event (account_id, attempt_id, version, act, from_state, to_state, source, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.source, e.at);
end
$$;
comment on function payment_attempt_act is 'moves an attempt and writes its history; account_id first, so that it can be distributed with its tables';

-- As before, with the attempt that paid the order.
create or replace function payment_order_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns void
language plpgsql as $$
declare
  e payment_event;
begin
  e := jsonb_populate_record(null::payment_event, p_event);
  update payment_order o set (state, paid_at, channel_reference, attempt_id, version) = (
    select e.to_state, r.paid_at, r.channel_reference, r.attempt_id, p_version + 1 from jsonb_populate_record(o, p_changes) r
  )
  where o.account_id = p_account_id and o.id = p_id and o.version = p_version;
  if not found then
    raise exception 'order % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into payment_event (account_id, order_id, version, act, from_state, to_state, source, actor_id, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.source, e.actor_id, e.at);
end
$$;

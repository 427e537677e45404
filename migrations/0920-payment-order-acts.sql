-- Opening an order and moving it, one call each; both only write, what may be written is decided before.

-- Opens the order with its claim and its first line of history. False when another live order of the application stands.
create function payment_order_open(p_account_id uuid, p_order jsonb, p_event jsonb) returns boolean
language plpgsql as $$
declare
  o payment_order;
  e payment_event;
begin
  o := jsonb_populate_record(null::payment_order, p_order);
  e := jsonb_populate_record(null::payment_event, p_event);
  insert into payment_order (account_id, id, application_id, order_number, how, state, version, title, lines, amount_in_fen, opened_at, expires_at, paid_at, channel_reference, receipt_number)
  values (p_account_id, o.id, o.application_id, o.order_number, o.how, o.state, 1, o.title, o.lines, o.amount_in_fen, o.opened_at, o.expires_at, o.paid_at, o.channel_reference, o.receipt_number)
  on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into order_claim (order_number, account_id, order_id) values (o.order_number, p_account_id, o.id);
  insert into payment_event (account_id, order_id, version, act, from_state, to_state, source, actor_id, at)
  values (p_account_id, o.id, 1, 'open', null, o.state, e.source, e.actor_id, o.opened_at);
  return true;
end
$$;
comment on function payment_order_open is 'opens an order with its claim and history; account_id first, so that it can be distributed with its tables';

-- Moves an order one version on, with its line of history. Raises when it is not at the expected version.
create function payment_order_act(p_account_id uuid, p_id uuid, p_version integer, p_changes jsonb, p_event jsonb) returns void
language plpgsql as $$
declare
  e payment_event;
begin
  e := jsonb_populate_record(null::payment_event, p_event);
  update payment_order o set (state, paid_at, channel_reference, version) = (
    select e.to_state, r.paid_at, r.channel_reference, p_version + 1 from jsonb_populate_record(o, p_changes) r
  )
  where o.account_id = p_account_id and o.id = p_id and o.version = p_version;
  if not found then
    raise exception 'order % is not at version % under a row lock', p_id, p_version;
  end if;
  insert into payment_event (account_id, order_id, version, act, from_state, to_state, source, actor_id, at)
  values (p_account_id, p_id, p_version + 1, e.act, e.from_state, e.to_state, e.source, e.actor_id, e.at);
end
$$;
comment on function payment_order_act is 'moves an order and writes its history; account_id first, so that it can be distributed with its tables';

-- The same rules, their lists written as one value: PostgreSQL reads the stored text of every check of a table anew for each statement that writes to it, and `in (…)` is stored as a node of
-- some two hundred letters for each word. On the tables every application and payment writes to, that reading was up to a third of a statement.

-- All the tables or none: whoever is at work is waited for a tenth of a second, then let through before the next try, so that nobody is ended as part of a deadlock.
do $$
declare
  usual text := current_setting('lock_timeout');
begin
  for try in 1..300 loop
    begin
      perform set_config('lock_timeout', '100ms', true);
      lock table application, payment_order, payment_event, payment_attempt, payment_attempt_event, ledger_entry, ledger_posting in access exclusive mode;
      exit;
    exception when lock_not_available then
      if try = 300 then
        raise;
      end if;
      perform pg_sleep(0.1);
    end;
  end loop;
  perform set_config('lock_timeout', usual, true);
end
$$;

-- Not valid: the rows that are there were held to the same rules by the checks taken away here, so none need be read under the lock.
alter table application
  drop constraint application_data_state_check, add constraint application_data_state_check check (data_state = any ('{choosing,filling,committing,checking,saved,confirmed}')) not valid,
  drop constraint application_commitment_state_check, add constraint application_commitment_state_check check (commitment_state = any ('{unsigned,signed,declined,not_applicable,withdrawn}')) not valid,
  drop constraint application_materials_state_check, add constraint application_materials_state_check check (materials_state = any ('{not_needed,needed,submitted}')) not valid,
  drop constraint application_review_state_check, add constraint application_review_state_check check (review_state = any ('{not_started,automatic,awaiting_online,awaiting_on_site,returned,approved,rejected,post_exam}')) not valid,
  drop constraint application_payment_state_check, add constraint application_payment_state_check check (payment_state = any ('{unpaid,paying,paid,exempt}')) not valid,
  drop constraint application_ended_check, add constraint application_ended_check check (ended = any ('{given_up,lapsed,voided,suspended,refunded}')) not valid,
  drop constraint application_check, add constraint application_check check (
    data_state = any ('{choosing,filling,committing,checking}') or (province is not null and review_point_id is not null and level_code is not null and specialty_code is not null and form is not null)) not valid;

alter table payment_order
  drop constraint payment_order_how_check, add constraint payment_order_how_check check (how = any ('{online,on_site}')) not valid,
  drop constraint payment_order_state_check, add constraint payment_order_state_check check (state = any ('{open,paid,closed,refund_due}')) not valid;
alter table payment_event
  drop constraint payment_event_act_check, add constraint payment_event_act_check check (act = any ('{open,settle,close,hold_for_refund}')) not valid,
  drop constraint payment_event_source_check, add constraint payment_event_source_check check (source = any ('{candidate,notice,query,cashier,clock,reconciliation}')) not valid;

alter table payment_attempt
  drop constraint payment_attempt_kind_check, add constraint payment_attempt_kind_check check (kind = any ('{alipay,wechat,unionpay,gateway}')) not valid,
  drop constraint payment_attempt_device_check, add constraint payment_attempt_device_check check (device = any ('{desktop,phone,wechat}')) not valid,
  drop constraint payment_attempt_state_check, add constraint payment_attempt_state_check check (state = any ('{open,paid,closed,refund_due}')) not valid,
  drop constraint payment_attempt_last_answer_check, add constraint payment_attempt_last_answer_check check (last_answer = any ('{unpaid,paid,failed,closed,unanswered}')) not valid,
  drop constraint payment_attempt_check2, add constraint payment_attempt_check2 check ((state = any ('{paid,refund_due}')) = (reference is not null)) not valid;
alter table payment_attempt_event
  drop constraint payment_attempt_event_act_check, add constraint payment_attempt_event_act_check check (act = any ('{begin,settle,close,hold_for_refund}')) not valid,
  drop constraint payment_attempt_event_source_check, add constraint payment_attempt_event_source_check check (source = any ('{candidate,notice,query,clock,reconciliation}')) not valid;

alter table ledger_entry
  drop constraint ledger_entry_kind_check, add constraint ledger_entry_kind_check check (kind = any ('{charge_settled,charge_held,refund_due,refund_done,refund_back,cash_taken,cash_paid_out,cash_deposited,cash_drawn,cash_difference,pos_taken,pos_paid_out,channel_fee,suspense,suspense_cleared,written_off}')) not valid,
  drop constraint ledger_entry_check1, add constraint ledger_entry_check1 check (kind <> all ('{charge_settled,charge_held}') or (receiving is not null and number is not null and reference is not null and order_number is not null)) not valid,
  drop constraint ledger_entry_check2, add constraint ledger_entry_check2 check (kind <> all ('{refund_due,refund_done,refund_back,cash_paid_out}') or refund_number is not null) not valid,
  drop constraint ledger_entry_check3, add constraint ledger_entry_check3 check (kind <> all ('{charge_settled,charge_held,refund_due,refund_done,refund_back,cash_taken,cash_paid_out}') or (province is not null and sitting_id is not null)) not valid,
  drop constraint ledger_entry_at_desk, add constraint ledger_entry_at_desk check (kind <> all ('{pos_taken,pos_paid_out}') or (province is not null and sitting_id is not null)) not valid;
alter table ledger_posting
  drop constraint ledger_posting_debit_check, add constraint ledger_posting_debit_check check (debit = any ('{channel,cash,bank,treasury,owed,fees,suspense,difference}')) not valid,
  drop constraint ledger_posting_credit_check, add constraint ledger_posting_credit_check check (credit = any ('{channel,cash,bank,treasury,owed,fees,suspense,difference}')) not valid;

-- A channel that gave back less than it was asked for: how much of the refund went back that way. The rest is paid out at the desk, so that never more and never less goes back.
alter table refund add column returned_in_fen integer;
alter table refund add constraint refund_returned_check check (returned_in_fen is null or (returned_in_fen > 0 and returned_in_fen < amount_in_fen and attempt_id is not null));
alter table refund add constraint refund_returned_rest_check check (returned_in_fen is null or state <> 'done' or way = 'desk');
alter table refund_event drop constraint refund_event_act_check;
alter table refund_event add constraint refund_event_act_check check (act in ('open', 'request', 'settle', 'fail', 'fall_short', 'retry', 'hand_over', 'pay_out', 'contradict'));

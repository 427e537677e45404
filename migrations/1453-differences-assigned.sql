-- A difference nobody's order explains, at an account several provinces share, is given to a province by the nation.
alter table bill_difference_event drop constraint bill_difference_event_act_check;
alter table bill_difference_event add constraint bill_difference_event_act_check check (act in ('found', 'settled', 'opened', 'asked', 'taken', 'assigned', 'noted', 'evidence', 'proposed', 'returned', 'approved'));

-- That an officer had a record reported once more (重新上报) belongs to its history, with the reason.
alter table integrity_event drop constraint integrity_event_act_check;
alter table integrity_event add constraint integrity_event_act_check check (act in ('recorded', 'expired', 'proposed', 'refused', 'revoke', 'change', 'close_early', 'reported_again'));

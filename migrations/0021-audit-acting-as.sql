-- Who looked through whose eyes: the reads of somebody who sees as a colleague (以某人视角查看) name both.
alter table audit_event add column acting_as_id uuid;
comment on column audit_event.acting_as_id is 'the member of staff whose view was being seen; actor_id is whoever looked';

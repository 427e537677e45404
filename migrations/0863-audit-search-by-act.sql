-- Auditors look for one act, an area of acts or one subject among millions of lines: each is a step into an index, the rarest too.
create index audit_event_by_action on audit_event (action text_pattern_ops, at, id);
create index audit_event_by_subject on audit_event (subject, at, id) where subject is not null;

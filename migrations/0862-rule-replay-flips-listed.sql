-- A replay's answers are listed and exported by the application's id; from a million of them a page is one step into this index.
create index rule_replay_flip_listed on rule_replay_flip (replay_id, application_id);
drop index rule_replay_flip_of;

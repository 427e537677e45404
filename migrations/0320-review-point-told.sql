-- Candidates are told when what they go by of their review point (name, address, phone, hours) changes: one more kind of long work.
alter table catalogue_work drop constraint catalogue_work_kind_check;
alter table catalogue_work add constraint catalogue_work_kind_check check (kind in ('retime', 'hand_over', 'tell_changed'));

-- Stands apart because keys between tables are made after distribution.
alter table exam_kit_result add constraint exam_kit_result_of foreign key (kit_id) references exam_kit (kit_id);
alter table exam_kit_load add constraint exam_kit_load_of foreign key (kit_id) references exam_kit (kit_id);

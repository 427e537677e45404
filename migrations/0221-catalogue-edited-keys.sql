-- Stands apart because keys between tables are made after distribution.
alter table sitting add constraint sitting_copied_from foreign key (copied_from) references sitting (sitting_id);
alter table fee_schedule add constraint fee_schedule_exam foreign key (exam_code) references exam (exam_code);
alter table fee_schedule add constraint fee_schedule_province foreign key (province_code) references province (province_code);
alter table review_point add constraint review_point_successor foreign key (successor_id) references review_point (review_point_id);

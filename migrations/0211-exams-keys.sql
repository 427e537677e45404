-- Stands apart because keys between tables are made after distribution.
alter table sitting add constraint sitting_exam foreign key (exam_code) references exam (exam_code);
alter table sitting_province add constraint sitting_province_sitting foreign key (sitting_id) references sitting (sitting_id);
alter table sitting_province add constraint sitting_province_province foreign key (province_code) references province (province_code);
alter table fee add constraint fee_exam foreign key (exam_code) references exam (exam_code);
alter table fee add constraint fee_province foreign key (province_code) references province (province_code);
alter table review_point add constraint review_point_prefecture foreign key (prefecture_code) references prefecture (prefecture_code);

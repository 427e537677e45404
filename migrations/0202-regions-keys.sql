-- Stands apart because keys between tables are made after distribution.
alter table prefecture add constraint prefecture_province foreign key (province_code) references province (province_code);

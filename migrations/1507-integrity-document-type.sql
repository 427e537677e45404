-- The credit platform is told which document a record stands under; records from before it are of residents.
alter table integrity_record add column document_type text not null default 'resident_id';

-- online: a table of a few thousand rows, written now and then by staff
create index export_job_ending on export_job (right(export_id::text, 8));

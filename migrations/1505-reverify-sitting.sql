-- A run names its sitting as the catalogue does.
alter table reverify_run alter column sitting_id type text using sitting_id::text;

-- What is read of a file is rebuilt from the file itself should the database crash (the load looks whether all of it is there), so it needs no write-ahead log.
alter table score_import_mark set unlogged;

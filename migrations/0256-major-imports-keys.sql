-- Stands apart because keys between tables are made after distribution.
alter table major_import add constraint major_import_of_version foreign key (version_id) references major_version (version_id);
alter table major_import_row add constraint major_import_row_of foreign key (import_id) references major_import (import_id) on delete cascade;

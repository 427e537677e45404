-- Stands apart because keys between tables are made after distribution.
alter table score_import_act add constraint score_import_act_of foreign key (import_id) references score_import (import_id);
alter table score_import_fault add constraint score_import_fault_of foreign key (import_id) references score_import (import_id);

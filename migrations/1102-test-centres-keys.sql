-- Stands apart because keys between tables are made after distribution.
alter table exam_room add constraint exam_room_of foreign key (centre_id) references test_centre (centre_id);
alter table test_centre_absence add constraint test_centre_absence_of foreign key (centre_id) references test_centre (centre_id);
alter table test_centre_act add constraint test_centre_act_of foreign key (centre_id) references test_centre (centre_id);
alter table room_import_row add constraint room_import_row_of foreign key (import_id) references room_import (import_id) on delete cascade;

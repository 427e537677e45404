-- What happens at a desk lies with it.
alter table cash_shift add constraint cash_shift_at foreign key (desk) references cash_desk (desk);
alter table cash_shift_event add constraint cash_shift_event_of foreign key (shift_id) references cash_shift (id);
alter table cash_line add constraint cash_line_at foreign key (desk) references cash_desk (desk);
alter table cash_line add constraint cash_line_in foreign key (shift_id) references cash_shift (id);
alter table counter_receipt add constraint counter_receipt_at foreign key (desk) references cash_desk (desk);
alter table counter_receipt_print add constraint counter_receipt_print_of foreign key (number) references counter_receipt (number);
alter table cash_deposit add constraint cash_deposit_at foreign key (desk) references cash_desk (desk);

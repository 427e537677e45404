-- Lines lie with their bill, events with their difference.
alter table reconciled_day add constraint reconciled_day_bill foreign key (bill_id) references channel_bill (id);
alter table bill_difference_event add constraint bill_difference_event_of foreign key (difference_id) references bill_difference (id);

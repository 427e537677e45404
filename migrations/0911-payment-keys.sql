-- Within one account's tables only, so that they hold on every size of installation.
alter table payment_event add constraint payment_event_order foreign key (account_id, order_id) references payment_order (account_id, id);
alter table refund_case add constraint refund_case_order foreign key (account_id, order_id) references payment_order (account_id, id);

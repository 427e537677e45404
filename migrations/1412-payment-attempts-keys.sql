-- Within one account's tables only, so that they hold on every size of installation.
alter table payment_attempt add constraint payment_attempt_of foreign key (account_id, order_id) references payment_order (account_id, id);
alter table payment_attempt_event add constraint payment_attempt_event_of foreign key (account_id, attempt_id) references payment_attempt (account_id, id);
alter table payment_order add constraint payment_order_attempt foreign key (account_id, attempt_id) references payment_attempt (account_id, id);
alter table refund_case add constraint refund_case_attempt foreign key (account_id, attempt_id) references payment_attempt (account_id, id);
alter table refund add constraint refund_attempt foreign key (account_id, attempt_id) references payment_attempt (account_id, id);

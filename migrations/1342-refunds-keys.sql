-- A refund's amount is the amount of what it gives back: the keys hold it.
alter table payment_order add constraint payment_order_amount unique (account_id, id, amount_in_fen);
alter table refund_case add constraint refund_case_amount unique (account_id, id, amount_in_fen);
alter table refund add constraint refund_of_order foreign key (account_id, paid_order_id, amount_in_fen) references payment_order (account_id, id, amount_in_fen);
alter table refund add constraint refund_of_case foreign key (account_id, case_id, amount_in_fen) references refund_case (account_id, id, amount_in_fen);
alter table refund add constraint refund_on_order foreign key (account_id, order_id) references payment_order (account_id, id);
alter table refund_event add constraint refund_event_of foreign key (account_id, refund_id) references refund (account_id, id);

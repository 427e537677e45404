-- A receipt is of an order and its amount, and its history and numbers are of a receipt.
alter table fiscal_receipt add constraint fiscal_receipt_of foreign key (account_id, order_id, amount_in_fen) references payment_order (account_id, id, amount_in_fen);
alter table fiscal_receipt_event add constraint fiscal_receipt_event_of foreign key (account_id, receipt_id) references fiscal_receipt (account_id, id);

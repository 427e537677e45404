-- What is asked back is the amount of the order, and a refund asked for by a person is of its request.
alter table refund_request add constraint refund_request_of foreign key (account_id, order_id, amount_in_fen) references payment_order (account_id, id, amount_in_fen);
alter table refund add constraint refund_of_request foreign key (account_id, request_id) references refund_request (account_id, id);

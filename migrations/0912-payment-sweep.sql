-- The sweep for orders whose end was missed looks for open ones past their time.
create index payment_order_expiring on payment_order (expires_at) where state = 'open';

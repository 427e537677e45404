-- Movements of the time of one channel were booked under the number of their order; the attempt that 1411 gave each has two digits more (支付尝试号). A look-up, and the search for a second charge of
-- the same payment, go by the attempt's number: the same name for the same thing.
update ledger_entry set number = order_number || '01' where receiving = 'gateway' and number = order_number and order_number ~ '^20\d{19}$';

-- A payer's own page asks whether anything of their order is still being looked into; the first 21 digits of the number at the channel name the order, also before the ledger knows the movement.
create index bill_difference_of_order on bill_difference (left(number, 21)) where state <> 'settled';

-- A bill is always compared as a whole, by hash joins over its lines in the order they came: keeping them sorted by number as well cost more than taking them in.
drop index channel_bill_line_number;

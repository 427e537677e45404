-- Whether a bachelor's degree is a second one or one of a pair (第二学士学位, 双学士学位); null = neither, or a row from before it was asked.
alter table degree_row add column second text check (second in ('second', 'dual'));

-- The words of titles by themselves: what fits many things is put in a first order by them, without opening the words of all their texts.
alter table search_entry add column title_words tsvector not null default '';
-- built anew at the next look
update search_state set digest = '';
-- written into its place at once: what waits in a list is read by every question
alter index search_entry_words set (fastupdate = off);

-- A posting belongs to an entry; both lie with their occasion.
alter table ledger_posting add constraint ledger_posting_entry foreign key (occasion) references ledger_entry (occasion);

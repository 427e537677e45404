-- Seals of form 2: rows are digested as an unambiguous list (joined by a bar, a value could move from an empty column to its neighbour unseen), the seal's own place and count stand in
-- its digest, and it is signed with the installation's signing key: whoever can write the database cannot make a chain of their own.
alter table audit_seal add column form smallint not null default 1 check (form in (1, 2));
alter table audit_seal add column key_number smallint;
alter table audit_seal add column signature bytea;
alter table audit_check add column why text;

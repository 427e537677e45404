-- Papers of an application that do not take place (停考), and the end it may come to (X5); a resit (延期考试) is a sitting of its own behind the two halves of a year.
alter table application add column suspended_subjects text[] not null default '{}';
comment on column application.suspended_subjects is 'subjects of this sitting that were suspended; all of them: there is nothing left to sit';
alter table application drop constraint application_ended_check;
alter table application add constraint application_ended_check check (ended in ('given_up', 'lapsed', 'voided', 'suspended'));
alter table sitting drop constraint sitting_sitting_id_check;
alter table sitting add constraint sitting_sitting_id_check check (sitting_id ~ '^\d{3}-\d{4}-[1-9]$');
alter table sitting drop constraint sitting_half_check;
alter table sitting add constraint sitting_half_check check (half between 1 and 9);
alter table sitting add column resit_of text;
comment on column sitting.resit_of is 'the sitting that was suspended and is held here anew; nobody applies for this one';

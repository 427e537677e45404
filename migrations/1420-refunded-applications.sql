-- What a refund two persons agreed on does to the application (T32): it ends (X6), or stays because the fee was settled otherwise.
alter table refund_request add column application text not null default 'stays' check (application in ('ends', 'stays'));
alter table refund_request alter column application drop default;
alter table application drop constraint application_ended_check;
alter table application add constraint application_ended_check check (ended in ('given_up', 'lapsed', 'voided', 'suspended', 'refunded'));
drop index application_papers_lost;
create index application_papers_lost on application (sitting_id, province, changed_at) where ended in ('voided', 'suspended', 'refunded') or suspended_subjects <> '{}';
-- notices stand in payment_notice since attempts have accounts
drop table gateway_notice;

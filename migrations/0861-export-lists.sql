-- Every list of the console can be exported: which one, by which filters (sealed, a search may name somebody), and up to which row it is written.
alter table export_job add column list text not null default 'applications';
alter table export_job alter column list drop default;
alter table export_job add column scope_text text not null default '';
alter table export_job alter column scope_text drop default;
alter table export_job add column filters_sealed bytea not null default '\x';
alter table export_job alter column filters_sealed drop default;
alter table export_job add column last_key text;
-- what is under way was asked for in other words than are read now
update export_job set state = 'failed', finished_at = progressed_at where state in ('waiting', 'running');
alter table export_job drop column filters;
alter table export_job drop column last_account_id;
alter table export_job drop column last_id;
alter table export_job drop constraint export_job_state_check;
alter table export_job add constraint export_job_state_check check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'stopped', 'expired'));
comment on column export_job.scope_text is 'jurisdiction and filters in words, in the language of who asked; nobody''s name or number';
comment on column export_job.last_key is 'the last row written, in the order of the list''s own key';

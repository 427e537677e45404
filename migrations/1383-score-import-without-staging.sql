-- A file of scores is compared and loaded from its plain text, whose digest stands with it from now on; nothing is staged any more.
alter table score_import add column text_digest bytea check (length(text_digest) = 32);

-- Files under way were staged the old way: whoever brought them brings them once more.
with open_import as (
  update score_import set state = 'withdrawn', row_version = row_version + 1, approved_by_id = null, approved_by_name = null
  where state in ('preparing', 'reading', 'checking', 'checked', 'proposed', 'loading') returning import_id, row_version)
insert into score_import_act (import_id, row_version, act, reason, by_name, at)
select import_id, row_version, 'withdraw', '系统升级，请重新导入', '', now() from open_import;

alter table score_import drop constraint score_import_state_check;
alter table score_import add constraint score_import_state_check check (state in ('preparing', 'checking', 'refused', 'checked', 'proposed', 'loading', 'loaded', 'withdrawn'));
drop table score_import_mark;

-- What a reviewer asked for when returning an application (退回补正, T14): the kinds, and since when only new files count.
alter table application add column materials_asked jsonb;
comment on column application.materials_asked is '{ kinds, at } of the last return; null when it asked for no files';

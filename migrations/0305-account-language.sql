-- The language a candidate last used: messages that nobody's open page answers (results, deadlines, decisions) are written in it.
alter table account add column lang text not null default 'zh' constraint account_lang_known check (lang in ('zh', 'en'));

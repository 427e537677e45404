-- Messages are also read on the site (站内消息): by the account they are about, the newest first.
alter table message add column read_at timestamptz;
create index message_of_account on message (account_id, message_id desc) where account_id is not null;
comment on column message.read_at is 'when the candidate opened it on the site';

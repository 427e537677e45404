-- A copy of one's own data asks for the answers about one account.
create index credit_answer_account on credit_answer (account_id) where account_id is not null;

-- A changed table of majors is replayed (回放) like changed conditions: whose automatic match would turn, and why; `content` then holds the table as it stood.
alter table rule_replay add column judges text not null default 'conditions' check (judges in ('conditions', 'majors'));

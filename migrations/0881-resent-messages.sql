-- How often a message was sent again is asked beside each message of a person; few ever are.
create index message_resent on message (resent_of) where resent_of is not null;

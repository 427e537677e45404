-- Which part of a run is the next: of two that were ordered (a worker thought dead that was not, a stop and a resumption at once) one goes on.
alter table reverify_run add column part integer not null default 0;

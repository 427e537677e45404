-- The counter's decisions of a day (现场核验), for the list that goes with the papers.
create index review_decision_counter on review_decision (decided_at) where basis = 'counter';

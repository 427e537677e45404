-- What staff write once for a whole sitting is small and read everywhere: a rule like “one live plan a sitting and province” then needs no key it is spread by, and what is spread by it may refer to it.
comment on table seat_plan is 'reference; one plan a sitting and province';
comment on table seat_plan_act is 'reference; the history of a plan, append-only';
comment on table ticket_release is 'reference; one live release a sitting and province';
comment on table ticket_release_act is 'reference; the history of a release, append-only';
comment on table paper_batch is 'reference; one batch of exam-day papers at work for a release';
comment on table score_import is 'reference; one open file of scores a sitting';
comment on table score_import_act is 'reference; the history of a file of scores, append-only';
comment on table publicity is 'reference; province null: the whole nation in one list';
comment on table publicity_act is 'reference; the history of a list, append-only';
comment on table certificate_batch is 'reference; one open batch a sitting and province';
comment on table certificate_batch_act is 'reference; the history of a batch, append-only';
comment on table suspension is 'reference; one scope of a sitting is suspended once';
comment on table suspension_act is 'reference; who did what and why, append-only';
comment on table exam_kit is 'reference; one live kit a sitting, centre and half-day';
comment on table partner_opinion is 'local; what a system of others found about an application';

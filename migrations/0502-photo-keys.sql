-- Foreign keys of photos, after a distribution.
alter table photo add constraint photo_account foreign key (account_id) references account (account_id);
alter table photo_event add constraint photo_event_photo foreign key (account_id, photo_id) references photo (account_id, photo_id);
alter table photo_proposal add constraint photo_proposal_account foreign key (account_id) references account (account_id);
alter table photo_change add constraint photo_change_account foreign key (account_id) references account (account_id);
alter table photo_change_event add constraint photo_change_event_change foreign key (account_id, change_id) references photo_change (account_id, change_id);
alter table photo_likeness add constraint photo_likeness_photo foreign key (account_id, photo_id) references photo (account_id, photo_id);

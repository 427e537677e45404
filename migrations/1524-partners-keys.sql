-- Keys, acts, opinions and subscriptions belong to a system.
alter table partner_key add foreign key (partner_id) references partner (partner_id);
alter table partner_act add foreign key (partner_id) references partner (partner_id);
alter table partner_opinion add foreign key (partner_id) references partner (partner_id);
alter table partner_hook add foreign key (partner_id) references partner (partner_id);
alter table partner_delivery add foreign key (hook_id) references partner_hook (hook_id);

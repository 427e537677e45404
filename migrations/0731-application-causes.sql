-- Why people review: each cause has its own list in the order of the queue; a cause that few have would otherwise be looked for among all.
drop index application_route_reasons;
create index application_no_commitment on application (changed_at, id) where ended is null and data_state = 'confirmed' and route_reasons @> '{no_commitment}'::text[];
create index application_not_all_verified on application (changed_at, id) where ended is null and data_state = 'confirmed' and route_reasons @> '{not_all_verified}'::text[];
create index application_major_mismatch on application (changed_at, id) where ended is null and data_state = 'confirmed' and route_reasons @> '{major_mismatch}'::text[];
create index application_level_always_manual on application (changed_at, id) where ended is null and data_state = 'confirmed' and route_reasons @> '{level_always_manual}'::text[];
create index application_rests_on_paper on application (changed_at, id) where ended is null and data_state = 'confirmed' and route_reasons @> '{rests_on_paper}'::text[];

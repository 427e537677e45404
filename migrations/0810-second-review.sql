-- Which decisions of a review a second person confirms (复审), by sitting, province and where it differs by level.
alter table sitting_province add column second_review text not null default 'none' check (second_review in ('none', 'rejections', 'all'));
alter table sitting_province add column second_review_by_level jsonb not null default '{}';

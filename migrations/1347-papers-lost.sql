-- Who was seated and sits no more, or less (报名无效、停考): papers of the exam day drawn before that are out of date.
create index application_papers_lost on application (sitting_id, province, changed_at) where ended in ('voided', 'suspended') or suspended_subjects <> '{}';

-- Jurisdictions of prefecture-level places, and of some exams only (domain.md 3.1).
alter table staff_member add column prefecture text check (prefecture ~ '^\d{4}$');
alter table staff_member add column exam_codes text[];
comment on column staff_member.exam_codes is 'the exams the member works for; null: every exam';
alter table staff_member drop constraint staff_member_jurisdiction_kind_check;
alter table staff_member add constraint staff_member_jurisdiction_kind_check check (jurisdiction_kind in ('nation', 'province', 'prefecture', 'points'));
alter table staff_member add constraint staff_member_prefecture_given check ((jurisdiction_kind = 'prefecture') = (prefecture is not null));

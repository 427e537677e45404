-- Places of application, prefectures and the tables of equivalent majors: loaded from seeds/reference, never written by people.
create table province (
  province_code text primary key check (province_code ~ '^\d{2}$'),
  place_in_list smallint not null,
  name_zh text not null,
  name_en text not null,
  full_name_zh text not null,
  short_zh text not null,
  short_en text not null,
  agency_zh text not null,
  agency_en text not null,
  phones text[] not null,
  phones_fictional boolean not null
);
comment on table province is 'reference';

create table prefecture (
  prefecture_code text primary key check (prefecture_code ~ '^\d{4}$'),
  province_code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  check (left(prefecture_code, 2) = province_code)
);
create index prefecture_of_province on prefecture (province_code, prefecture_code);
comment on table prefecture is 'reference';

create table major_table (
  version text primary key,
  applies_from integer not null,
  applies_to integer,
  exam_codes text[] not null,
  content jsonb not null
);
comment on table major_table is 'reference';
comment on column major_table.content is 'the whole edition of the 专业对照表 as src/contracts/majors.ts says; read whole and kept in the process';

-- Which edition of a set of reference data stands in the tables; processes keep what they read until this digest changes.
create table reference_edition (
  name text primary key,
  digest text not null,
  loaded_at timestamptz not null
);
comment on table reference_edition is 'reference';

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';
import { offencesOf, splitStatements } from './online-migration.ts';

const folder = projectPath('migrations');
const released = new Set(readFileSync(join(folder, 'before-online.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')));
const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));

test('no migration after those of before-online.txt stops a program at work', () => {
  const checked = files.filter((name) => !released.has(name));
  expect(checked.flatMap((name) => offencesOf(name, readFileSync(join(folder, name), 'utf8'))).map(({ file, statement, why }) => `${file}: ${statement}\n  ${why}`)).toEqual([]);
});

test('those that came before are still there: migrations are only ever added', () => {
  expect([...released].filter((name) => !files.includes(name))).toEqual([]);
});

describe('a statement is refused', () => {
  test.each([
    'alter table account drop column phone',
    'drop table if exists account',
    'alter table account rename column phone to mobile',
    'alter table account alter column phone type text',
    'alter table account alter phone set data type text',
    'alter table account alter column phone set not null',
    'alter table account add column kind text not null',
    'alter table account add column a text, add column kind text not null check (kind = \'x\')',
    'alter table account add column id2 uuid not null default gen_random_uuid()',
    'alter table account add constraint c check (phone is not null)',
    'alter table account add foreign key (a) references b (c)',
    'alter table account add constraint u unique (phone)',
    'create index account_phone on account (phone)',
    'create unique index on account (phone)',
    'update account set phone = null',
    'delete from account',
    'ALTER TABLE account\n  DROP COLUMN phone',
  ])('%s', (statement) => {
    expect(offencesOf('x', `${statement};`)).toHaveLength(1);
  });
});

describe('a statement passes', () => {
  test.each([
    'create table fresh (id uuid primary key); create index fresh_id on fresh (id); alter table fresh add column a text not null',
    'alter table account add column kind text',
    "alter table account add column kind text not null default 'x'",
    'alter table account add constraint c check (phone is not null) not valid',
    'alter table account validate constraint c',
    'alter table account add constraint u unique using index account_phone',
    "create function f() returns void language sql as $$ update account set phone = null; drop table account $$",
    "insert into word values ('drop table account; update account set x')",
    '-- drop table account\nselect 1',
    'revoke update, delete on account from jinbang_app',
  ])('%s', (statement) => {
    expect(offencesOf('x', `${statement};`)).toEqual([]);
  });
});

test('a reason right above excuses its statement and no other, and an empty one excuses nothing', () => {
  expect(offencesOf('x', '-- online: fifty rows, one a province\ncreate index a on account (b);\ncreate index c on account (d);')).toHaveLength(1);
  expect(offencesOf('x', '-- online:\ncreate index a on account (b);')).toHaveLength(1);
});

test('a file falls into its statements', () => {
  expect(splitStatements("-- a\nselect ';' ; /* ; */ do $x$ begin; end $x$;\n\nselect 2").map(({ sql }) => sql)).toEqual(["select ''", "do ''", 'select 2']);
});

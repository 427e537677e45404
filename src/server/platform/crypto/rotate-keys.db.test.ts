import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { documentKey, SEALED } from '#server/modules/accounts/sealed-fields.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { createFieldCrypto, type FieldCrypto } from './field-crypto.ts';
import { openFieldCrypto } from './open-field-crypto.ts';
import { countLeft, rotateKeys } from './rotate-keys.ts';
import { listSealedColumns } from './sealed-columns.store.ts';

const [ONE, TWO, THREE] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const NUMBER = (n: number) => `110101199${String(n % 10)}0101${String(n).padStart(4, '0')}`;
let t: TestApp;
let login: pg.ClientConfig;
let client: pg.Client;

beforeAll(async () => {
  t = await testApp({ withReferenceData: false, env: { SECRET_KEYS: `1:${ONE.toString('base64')}` } });
  const { rows } = await t.asOwner('select current_database() as database');
  login = { ...inject('databaseLogins').owner, database: String(rows[0]?.database) };
  client = new pg.Client({ ...login, lock_timeout: 300 });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await t.stop();
});

const opened = async (keys: [number, Buffer][], sealingKey?: number) => (await openFieldCrypto(t.db, { secretKeys: new Map(keys), cryptoSuite: 'aes', sealingKey })).crypto;
const register = (crypto: FieldCrypto, n: number) => t.inTx((tx) => registerPerson(tx, { crypto, now: Date.now() }, { name: '张伟', documentType: 'passport', documentNumber: NUMBER(n) }));
const left = async (number: number) => countLeft(client, await listSealedColumns(client), number);

test('while a new key is given to process after process, all open what any of them seals', async () => {
  const before = await opened([[1, ONE]]);
  const half = await opened([[1, ONE], [2, TWO]], 1);
  const after = await opened([[1, ONE], [2, TWO]]);
  expect(before.open('a.b', half.seal('a.b', '张伟'))).toBe('张伟');
  expect(half.open('a.b', after.seal('a.b', '张伟'))).toBe('张伟');
  expect(after.index('a.b', 'x').equals(before.index('a.b', 'x'))).toBe(true);
  expect(before.index('a.b', 'x').equals(createFieldCrypto(new Map([[1, ONE]]), 'aes').index('a.b', 'x'))).toBe(true);
});

test('everything is sealed anew under load, ended half-way and begun again; then nothing needs the old key', async () => {
  const before = await opened([[1, ONE]]);
  for (let n = 0; n < 40; n++) await register(before, n);
  await t.asOwner("insert into oidc_visit (visit_key, purpose, content, expires_at) values ($1, 'staff', $2, now() + interval '1 day')", [randomBytes(32), before.seal('oidc_visit.staff', 'on the way')]);
  const mine = await opened([[1, ONE], [2, TWO]]);
  expect((await left(2)).map(({ column }) => column)).toEqual(expect.arrayContaining(['account.document_number_sealed', 'account.phone_sealed', 'kept_key.secret_sealed']));

  let registering = true;
  const load = (async () => { for (let n = 100; registering; n++) await register(mine, n); })();
  let told = 0;
  const broken = await rotateKeys({ client, crypto: mine, number: 2, batch: 7, tell: () => Promise.resolve(void (told += 1)), stopped: () => told >= 3 });
  expect(broken.left).not.toBe(0);
  expect((await left(2)).length).toBeGreaterThan(0);

  const holder = new pg.Client(login); // a row somebody holds is met again, not waited for
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from account where account_id = (select account_id from account order by account_id limit 1) for update');
  const release = setTimeout(() => { void holder.query('commit'); }, 1_000);
  const done = await rotateKeys({ client, crypto: mine, number: 2, batch: 7, tell: () => Promise.resolve() });
  registering = false;
  await load;
  clearTimeout(release);
  await holder.end();
  expect(done.left).toBe(0);
  expect(await left(2)).toEqual([]);

  const without = await opened([[2, TWO]]);
  const { rows } = await client.query<{ document_number_sealed: Buffer; phone_sealed: Buffer; document_key: Buffer }>('select document_number_sealed, phone_sealed, document_key from account');
  expect(rows.length).toBeGreaterThan(40);
  for (const row of rows) {
    const number = without.open(SEALED.documentNumber, row.document_number_sealed);
    expect(without.open(SEALED.phone, row.phone_sealed)).toMatch(/^1860000/);
    expect(documentKey(without, 'passport', number).equals(row.document_key)).toBe(true);
  }
  expect(without.open('oidc_visit.staff', (await client.query<{ content: Buffer }>('select content from oidc_visit')).rows[0]?.content ?? Buffer.alloc(0))).toBe('on the way');
  await expect(register(without, 99)).resolves.toBeTypeOf('string');
});

test('keys of another installation are told before anything is written', async () => {
  await expect(opened([[3, THREE]])).rejects.toThrow('do not belong to this database');
  await expect(opened([[1, ONE]])).rejects.toThrow('sealed with key 2');
  await expect(opened([[2, ONE]])).rejects.toThrow('absent or another one');
});

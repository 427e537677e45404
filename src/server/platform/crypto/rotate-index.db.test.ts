import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import { claimDocument, claimIdentity, claimPhone, findByIdentity, listDocumentAccounts, lockPhoneHolder } from '#server/modules/accounts/account-claims.store.ts';
import { insertRows } from '#server/modules/accounts/commands/add-rows.ts';
import { lookUpAccounts } from '#server/modules/accounts/commands/assisted/look-up-accounts.ts';
import { mergeAccounts } from '#server/modules/accounts/commands/assisted/merge-accounts.ts';
import { sendCode } from '#server/modules/accounts/commands/send-code.ts';
import { tryCode } from '#server/modules/accounts/commands/use-code.ts';
import { knowsNetwork, rememberDevice } from '#server/modules/accounts/doors.store.ts';
import { findLinked, insertLink } from '#server/modules/accounts/government/government.store.ts';
import { documentKey, documentKeysOfAnyType, personKey, phoneKey } from '#server/modules/accounts/sealed-fields.ts';
import { findByNumberKey } from '#server/modules/certificates/certificates.store.ts';
import { cardKey as certificateCardKey, numberKey } from '#server/modules/certificates/cards/card.ts';
import { findCard as findCertificateCard } from '#server/modules/certificates/cards/cards.store.ts';
import { fileKey, findCandidateFile, findResultsSince, recordSubjectResult } from '#server/modules/candidate-files/index.ts';
import { findIntegrityHold, integrityKey, openRecord } from '#server/modules/integrity/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { cardKey } from '#server/modules/scores/cards/card-key.ts';
import { findCard, putCards } from '#server/modules/scores/cards/cards.store.ts';
import { openKey, sealKey } from '#server/modules/scores/look-up/sealed-key.ts';
import { recoveryKey } from '#server/modules/staff/second-factor/check-code.ts';
import { useRecoveryCode } from '#server/modules/staff/second-factor/second-factor.store.ts';
import { doorKey } from '#server/modules/tickets/facts/door-key.ts';
import { findBehindDoor } from '#server/modules/tickets/tickets.store.ts';
import { connect } from '#server/platform/db/connect.ts';
import { inTransaction, readAlone, type Db, type Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { lockDoors, setDoor } from '#server/platform/doors/doors.store.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { changeToWalk, finishIndex, prepareIndex, writeIndex } from './change-index.ts';
import { WALKED_COLUMNS } from './digest-columns.ts';
import { forgetDigestMove, oldestOf } from './digest.ts';
import type { FieldCrypto } from './field-crypto.ts';
import { openFieldCrypto } from './open-field-crypto.ts';
import { countOldDigests, rotateIndex } from './rotate-index.ts';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const KEYS = new Map([[1, OLD], [2, NEW]]);
const NAME = '欧阳倩';
const numberOf = (n: number) => `E${String(10_000_000 + n)}`;
const phoneOf = (n: number) => `139${String(10_000_000 + n)}`;
const SITTING = '7b0c2f3e-0000-4000-8000-000000000001';

let t: TestApp;
let login: pg.ClientConfig;
let client: pg.Client;
let owner: Db;
/** The program as it runs in each step: before, prepared, writing, finished. */
const program = {} as Record<'before' | 'prepared' | 'writing' | 'finished', FieldCrypto>;

beforeAll(async () => {
  t = await testApp({ withReferenceData: false, env: { SECRET_KEYS: [...KEYS].map(([n, key]) => `${String(n)}:${key.toString('base64')}`).join(',') } });
  const { rows } = await t.asOwner('select current_database() as database');
  login = { ...inject('databaseLogins').owner, database: String(rows[0]?.database) };
  client = await connected();
  owner = connect({ ...inject('databaseLogins').owner, database: login.database ?? '' }, { size: 1 });
  program.before = await opened();
});
afterAll(async () => {
  forgetDigestMove();
  await client.end();
  await owner.destroy();
  await t.stop();
});

const connected = async () => {
  const made = new pg.Client({ ...login, lock_timeout: 300 });
  made.on('error', () => undefined);
  await made.connect();
  return made;
};
const opened = async () => (await openFieldCrypto(t.db, { secretKeys: KEYS, cryptoSuite: 'aes', sealingKey: undefined })).crypto;
const inTx = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(t.db, work);
const left = () => countOldDigests(client, 2);
const asOwner = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(owner, work);

/** One person with everything that is found by a digest. */
async function enter(crypto: FieldCrypto, n: number): Promise<AccountId> {
  const now = Date.now();
  const office = { crypto, now };
  const id = await inTx((tx) => registerPerson(tx, office, { name: NAME, documentType: 'passport', documentNumber: numberOf(n), phone: phoneOf(n), rows: { educations: [education(n)], degrees: [] } }));
  await inTx(async (tx) => {
    await rememberDevice(tx, id, crypto.index('account_device.device', `browser ${String(n)}`), crypto.index('account_device.network', '10.0.0.0'), now);
    await insertLink(tx, crypto.index('government_link.subject', `issuer\n${String(n)}`), id, 'high', now);
    await recordSubjectResult(tx, fileKey(crypto, person(n), '034'), '37', { year: 2025, levelCode: '04', specialtyCode: '15', subjectCode: '1', outcome: 'passed' }, now);
    await openRecord(tx, crypto, { ...person(n), kind: 'serious', article: '第七条', decisionNumber: `鲁人考处字第${String(n)}号`, decidedOn: '2026-01-05' }, now, { accountId: id });
    await putCards(tx, SITTING, [{ key: cardKey(crypto, SITTING, 'document', numberOf(n), NAME), number: String(n), content: Buffer.from(`score ${String(n)}`) }]);
    await tx.insertInto('ticket_door').values({ door: doorKey(crypto, door(n)), account_id: id, application_id: newId() }).execute();
    await tx.insertInto('certificate_card').values({ card_key: certificateCardKey(crypto, `C${String(n)}`, NAME), certificate_id: newId(), content: Buffer.from(`card ${String(n)}`) }).execute();
    await tx.insertInto('certificate_number').values({ number_key: numberKey(crypto, `C${String(n)}`), account_id: id, certificate_id: newId() }).execute();
  });
  return id;
}
const person = (n: number) => ({ name: NAME, documentType: 'passport' as const, documentNumber: numberOf(n) });
const door = (n: number) => ({ ...person(n), sittingId: SITTING, province: '37' });
const education = (n: number) => ({ certificateNumber: `1042220070500${String(n).padStart(4, '0')}`, institution: '山东大学', graduatedIn: '2007-07', major: '法学', level: 'bachelor', mode: 'full_time' }) as const;

/** Everything of a person that is not found, by name; in transactions and by looks that stand alone. */
async function missing(crypto: FieldCrypto, id: AccountId, n: number): Promise<string[]> {
  const found: Record<string, unknown> = await inTx(async (tx) => ({
    identity: (await findByIdentity(tx, documentKeysOfAnyType(crypto, numberOf(n)), personKey(crypto, NAME))) === id,
    document: (await listDocumentAccounts(tx, documentKey(crypto, 'passport', numberOf(n)))).includes(id),
    lookedUp: (await lookUpAccounts(tx, crypto, person(n))).includes(id),
    phone: (await lockPhoneHolder(tx, phoneKey(crypto, phoneOf(n)))) === id,
    network: await knowsNetwork(tx, id, crypto.index('account_device.network', '10.0.0.0')),
    device: !(await rememberDevice(tx, id, crypto.index('account_device.device', `browser ${String(n)}`), crypto.index('account_device.network', '10.0.0.0'), Date.now())).isNew,
    link: (await findLinked(tx, crypto.index('government_link.subject', `issuer\n${String(n)}`))) === id,
    file: (await findCandidateFile(tx, fileKey(crypto, person(n), '034')))?.results.length === 1,
    files: (await findResultsSince(tx, '034', [fileKey(crypto, person(n), '034')], 2020)).size === 1,
    certificateNumber: (await findByNumberKey(tx, numberKey(crypto, `C${String(n)}`)))?.accountId === id,
    integrity: (await findIntegrityHold(tx, integrityKey(crypto, person(n)), '2026-11-01')) !== undefined,
  }));
  const alone: Record<string, unknown> = await readAlone(t.db, async (tx) => ({
    score: (await findCard(tx, cardKey(crypto, SITTING, 'document', numberOf(n), NAME)))?.content.toString() === `score ${String(n)}`,
    ticket: (await findBehindDoor(tx, doorKey(crypto, door(n))))?.accountId === id,
    certificate: (await findCertificateCard(tx, certificateCardKey(crypto, `C${String(n)}`, NAME)))?.toString() === `card ${String(n)}`,
  }));
  return [...Object.entries(found), ...Object.entries(alone)].flatMap(([name, is]) => (is === true ? [] : [name]));
}

async function expectFound(crypto: FieldCrypto, people: ReadonlyMap<number, AccountId>): Promise<void> {
  for (const [n, id] of people) expect({ n, missing: await missing(crypto, id, n) }).toEqual({ n, missing: [] });
}

/** What two processes claim at once: how many of them got document, person and phone. */
async function claimsOf(cryptos: readonly FieldCrypto[], n: number): Promise<{ documents: number; people: number; phones: number }> {
  const got = await Promise.all(cryptos.map((crypto) => inTx(async (tx) => {
    const id = newId<AccountId>();
    const document = documentKey(crypto, 'passport', numberOf(n));
    return { documents: await claimDocument(tx, document, id), people: await claimIdentity(tx, document, personKey(crypto, NAME), id), phones: await claimPhone(tx, phoneKey(crypto, phoneOf(n)), id, Date.now()) };
  })));
  const count = (of: 'documents' | 'people' | 'phones') => got.filter((one) => one[of]).length;
  return { documents: count('documents'), people: count('people'), phones: count('phones') };
}
const ONE = { documents: 1, people: 1, phones: 1 };
const people = new Map<number, AccountId>();

test('steps are taken in order only', async () => {
  await expect(asOwner((tx) => writeIndex(tx, new Date()))).rejects.toThrow('no change of the index secret is under way');
  for (let n = 0; n < 15; n++) people.set(n, await enter(program.before, n));
  await expectFound(program.before, people);
  expect(await asOwner((tx) => prepareIndex(tx, { crypto: program.before, now: new Date() }))).toBe(2);
  await expect(asOwner((tx) => prepareIndex(tx, { crypto: program.before, now: new Date() }))).rejects.toThrow('not finished');
  await expect(asOwner((tx) => changeToWalk(tx))).rejects.toThrow('not written yet');
  program.prepared = await opened();
});

test('a process that does not know the secret holds the next step back', async () => {
  await t.asOwner("insert into program_process (id, role, version, host, pid, started_at, last_seen_at, memory_used, loop_lag_ms) values ($1, 'web', '1', 'a', 1, now() - interval '1 hour', now(), 1, 1)", [newId()]);
  await expect(asOwner((tx) => writeIndex(tx, new Date()))).rejects.toThrow('1 running processes have not been restarted');
  await t.asOwner('update program_process set ended_at = now()');
  expect(await asOwner((tx) => writeIndex(tx, new Date()))).toBe(2);
  program.writing = await opened();
  await expect(asOwner((tx) => finishIndex(tx, async () => (await left()).length, new Date()))).rejects.toThrow('stand in the earlier version still');
});

test('the new secret is sealed with the newest master key alone', async () => {
  const { rows } = await client.query<{ secret_sealed: Buffer }>("select secret_sealed from kept_key where use = 'index/2'");
  expect(rows[0]?.secret_sealed[2]).toBe(2);
});

test('processes in any two steps that may run beside one another claim each thing once, and find what the other wrote', async () => {
  const { before, prepared, writing } = program;
  let n = 1_000;
  for (const pair of [[before, prepared], [prepared, writing], [writing, prepared], [writing, writing], [prepared, prepared]]) {
    for (let i = 0; i < 8; i++) expect(await claimsOf([...pair, ...pair], n++)).toEqual(ONE);
  }
  for (const [first, second] of [[prepared, writing], [writing, prepared]] as const) {
    const id = await enter(first, n);
    expect(await missing(second, id, n)).toEqual([]);
    expect(await missing(first, id, n)).toEqual([]);
    expect(await claimsOf([second], n)).toEqual({ documents: 0, people: 0, phones: 0 });
    people.set(n++, id);
  }
});

test('a code sent by one process is right at the other', async () => {
  for (const [first, second] of [[program.prepared, program.writing], [program.writing, program.prepared]] as const) {
    const phone = phoneOf(5_000 + (first === program.prepared ? 1 : 2));
    const now = Date.now();
    await inTx((tx) => sendCode(tx, { crypto: first, now, ip: '10.0.0.1', lang: 'zh' }, { to: { phone }, recipientKey: phoneKey(first, phone), purpose: 'register', subject: 'visit' }));
    const [message] = await inTx((tx) => readMessages(tx, second, { to: { phone } }));
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
    expect(await inTx((tx) => tryCode(tx, { crypto: second, now }, { recipientKey: phoneKey(second, phone), purpose: 'register', subject: 'visit', code }))).toMatchObject({ kind: 'right' });
    expect(await inTx((tx) => sendCode(tx, { crypto: second, now, ip: '10.0.0.1', lang: 'zh' }, { to: { phone }, recipientKey: phoneKey(second, phone), purpose: 'register', subject: 'visit' }))).toMatchObject({ ok: false });
  }
});

test('wrong tries counted by one process are counted on by the other', async () => {
  let failures = 0;
  for (const crypto of [program.before, program.writing, program.prepared, program.writing]) {
    await inTx(async (tx) => {
      const key = crypto.index('sign_in_door', 'jsj\n10.0.0.0');
      const [door] = await lockDoors(tx, [key], Date.now());
      expect(door?.failures ?? 0).toBe(failures++);
      await setDoor(tx, key, { failures, lastFailedAt: Date.now(), closedUntil: Date.now() });
    });
  }
});

test('an address made by one process opens at the other', async () => {
  const [n, id] = [...people].at(-1) ?? [0, newId<AccountId>()];
  for (const [first, second] of [[program.before, program.prepared], [program.prepared, program.writing], [program.writing, program.prepared]] as const) {
    const kept = openKey(second, sealKey(first, cardKey(first, SITTING, 'document', numberOf(n), NAME), 1_000), 2_000);
    expect((await inTx((tx) => findCard(tx, kept ?? Buffer.alloc(32))))?.content.toString()).toBe(`score ${String(n)}`);
    const subject = second.current('government_link.subject', oldestOf(first.index('government_link.subject', `issuer\n${String(n)}`)));
    expect(await inTx((tx) => findLinked(tx, subject))).toBe(id);
  }
});

test('what a merge compares is compared in one version', async () => {
  const [a, b] = [await enter(program.prepared, 6_001), await enter(program.writing, 6_002)];
  const office = { crypto: program.writing, now: Date.now() };
  expect(await inTx((tx) => insertRows(tx, { ...office, crypto: program.prepared }, a, { educations: [education(7_000)], degrees: [] }, 2))).toMatchObject({ ok: true });
  expect(await inTx((tx) => insertRows(tx, office, b, { educations: [education(7_000)], degrees: [] }, 2))).toMatchObject({ ok: true });
  expect(await inTx((tx) => insertRows(tx, office, a, { educations: [education(7_000)], degrees: [] }, 3))).toMatchObject({ ok: false });
  expect(await inTx((tx) => mergeAccounts(tx, { ...office, staffId: newId() }, a, b, newId()))).toMatchObject({ ok: true });
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from education_row where account_id = $1', [a]);
  expect(rows[0]?.n).toBe(3);
});

test('digests are made anew under load, ended by a lost connection and begun again; everybody is found all the while', async () => {
  const { writing } = program;
  const staff = newId<StaffId>();
  await t.asOwner("insert into staff_member (id, user_name, name, password_hash, password_temporary, state, jurisdiction_kind, created_at, changed_at, password_changed_at) values ($1, 'jsj', '贾科长', '-', false, 'active', 'nation', now(), now(), now())", [staff]);
  await t.asOwner('insert into staff_recovery_code (staff_id, code_key, made_at) values ($1, $2, now())', [staff, program.before.index('staff_recovery_code.code', `${staff}\nabcd`)]);
  let working = true;
  const met = (async () => { for (let i = 0; working; i++) { const n = i % 15; const id = people.get(n); if (id) expect(await missing(writing, id, n)).toEqual([]); await pause(5); } })();
  const registering = (async () => { for (let n = 8_000; working; n++) { people.set(n, await enter(writing, n)); await pause(5); } })();

  const doomed = await connected();
  let told = 0;
  const broken = rotateIndex({ client: doomed, crypto: writing, number: 2, batch: 3, tell: async () => {
    told += 1;
    if (told === 4) await client.query('select pg_terminate_backend($1)', [Reflect.get(doomed, 'processID')]);
  } });
  await expect(broken).rejects.toThrow();
  expect((await left()).length).toBeGreaterThan(0);

  const holder = new pg.Client(login); // a row somebody holds is met again, not waited for
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from account where account_id = $1 for update', [people.get(3)]);
  const release = setTimeout(() => { void holder.query('commit'); }, 1_000);
  const done = await rotateIndex({ client, crypto: writing, number: 2, batch: 3, tell: () => Promise.resolve() });
  working = false;
  await Promise.all([met, registering]);
  clearTimeout(release);
  await holder.end();
  expect(done.left).toBe(0);
  expect(await left()).toEqual([]);
  await expectFound(writing, people);
  expect(await inTx((tx) => useRecoveryCode(tx, staff, recoveryKey(writing, staff, 'abcd'), Date.now()))).toBe(true);
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from integrity_event e join integrity_record r using (document_key, record_id) join credit_report c using (document_key, record_id)');
  expect(rows[0]?.n).toBe(people.size + 2);
});

test('after the end the new version alone is looked for, and the old secret tries in vain', async () => {
  await asOwner((tx) => finishIndex(tx, async () => (await left()).length, new Date()));
  program.finished = await opened();
  expect(program.finished.changing).toBe(false);
  await expectFound(program.finished, people);
  for (let n = 9_000; n < 9_006; n++) expect(await claimsOf([program.writing, program.finished, program.finished], n)).toEqual(ONE);
  for (const n of [0, 1_000]) expect(await claimsOf([program.finished], n)).toEqual({ documents: 0, people: 0, phones: 0 });

  const stored = new Set<string>();
  for (const { table, column } of WALKED_COLUMNS) for (const row of (await client.query<{ value: Buffer | null }>(`select "${column}" as value from "${table}"`)).rows) if (row.value) stored.add(row.value.toString('hex'));
  expect(stored.size).toBeGreaterThan(300);
  const tried = (crypto: FieldCrypto) => [...people.keys()].flatMap((n) => [
    documentKey(crypto, 'passport', numberOf(n)), phoneKey(crypto, phoneOf(n)), personKey(crypto, NAME), integrityKey(crypto, person(n)), fileKey(crypto, person(n), '034').documentKey,
    cardKey(crypto, SITTING, 'document', numberOf(n), NAME), doorKey(crypto, door(n)), numberKey(crypto, `C${String(n)}`), crypto.index('message.recipient', phoneOf(n)),
  ]).filter((digest) => stored.has(digest.toString('hex'))).length;
  expect(tried(program.before)).toBe(0);
  expect(tried(program.finished)).toBeGreaterThan(people.size * 7);
});

test('the next change begins with version 3', async () => {
  expect(await asOwner((tx) => prepareIndex(tx, { crypto: program.finished, now: new Date() }))).toBe(3);
  await expectFound(await opened(), new Map([[0, people.get(0) ?? newId()]]));
});

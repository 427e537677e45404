import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationFacts } from '#contracts/verification.ts';
import { addRows } from './modules/accounts/commands/add-rows.ts';
import { accountRegistered, findAccount, rowsAdded } from './modules/accounts/index.ts';
import { readMessages, sendMessage } from './modules/notices/index.ts';
import { findVerification, httpRegistries, verificationModule, type Registries } from './modules/verification/index.ts';
import { recordOutcome } from './modules/verification/commands/record-outcome.ts';
import { verificationHandlers } from './modules/verification/verification.jobs.ts';
import { askOverdue, askRegistry } from './modules/verification/verification.queue.ts';
import { enqueue } from './platform/jobs/queue.ts';
import { mapAllowances } from './platform/registry-line/allowance.ts';
import type { BehaviourChange } from './standins/registries/behaviour.ts';
import { controlRegistries } from './standins/registries/control-registries.ts';
import { startRegistries, type RunningRegistries } from './standins/registries/start-registries.ts';
import { registerPerson, type TestPerson } from './testing/account.ts';
import { testApp, type TestApp } from './testing/app.ts';

const KEY = 'the-key-of-the-registries-in-this-test';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SEPTEMBER = Date.parse('2026-09-01T09:00:00+08:00');

let standIn: RunningRegistries;
let registries: Registries & { close(): Promise<void> };
let t: TestApp;

const row = { major: '土木工程', level: 'bachelor', mode: 'full_time' } as const;
const zhang: TestPerson = {
  name: '张伟', documentNumber: '110105198903121014',
  rows: {
    educations: [{ ...row, certificateNumber: '100061201105001207', institution: '北京航空航天大学', graduatedIn: '201107' }],
    degrees: [{ certificateNumber: '1000642011001207', institution: '北京航空航天大学', awardedIn: '201107', major: '工学', level: 'bachelor' }],
  },
};
const behave = (change: BehaviourChange) => controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, change);
// twenty-five hours pass here within a second, which what a provider usually allows would not stand
const GENEROUS = mapAllowances(() => ({ perSecond: 1_000, batch: 100 }));
const NORMAL = { mode: 'normal', delayMs: 0 } as const;

beforeAll(async () => {
  standIn = await startRegistries({ key: KEY });
  const gateway = { url: standIn.url, key: KEY };
  registries = httpRegistries({ identity: gateway, education: gateway, timeoutMs: 4_000, now: Date.now });
});
afterAll(async () => {
  await registries.close();
  await standIn.close();
});
beforeEach(async () => {
  await behave({ identity: NORMAL, education: NORMAL, degree: NORMAL });
  t = await testApp({ at: SEPTEMBER, withReferenceData: false, modules: () => [{ name: 'lower', jobs: [accountRegistered, rowsAdded, sendMessage] }, verificationModule(registries, GENEROUS)] });
  return () => t.stop();
});

const register = (person: TestPerson) => t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, person));

async function factsOf(id: AccountId): Promise<VerificationFacts> {
  return t.inTx(async (tx) => {
    const account = await findAccount(tx, t.kit.crypto, id);
    if (!account) throw new Error('the account is there');
    return findVerification(tx, account);
  });
}
async function statesOf(id: AccountId) {
  const { identity, rows } = await factsOf(id);
  return [identity.state, ...rows.map((fact) => fact.state)];
}
const messagesOf = async () => (await t.inTx((tx) => readMessages(tx, t.kit.crypto))).filter((m) => m.template === 'verification_done').map((m) => m.text);
const count = async (table: string) => Number((await t.asOwner(`select count(*) as n from ${table}`)).rows[0]?.n);

describe('verification after registering', () => {
  test('asks all three registries, keeps every step and call, and tells the candidate once', async () => {
    const id = await register(zhang);
    expect(await statesOf(id)).toEqual(['not_verified', 'not_verified', 'not_verified']);
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
    expect([await count('verification_event'), await count('verification_call')]).toEqual([6, 3]);
    expect(await messagesOf()).toEqual([expect.stringContaining('身份通过，学历通过，学位通过')]);
  });

  test('sends old and foreign education to a person without asking, and says so at once', async () => {
    const id = await register({
      name: '姜卯', documentNumber: '220102198501061086',
      rows: { educations: [{ ...row, certificateNumber: '吉大毕字第0165号', institution: '吉林大学', graduatedIn: '199907' }, { ...row, mode: 'overseas', certificateNumber: '2019A00127', institution: '悉尼大学', graduatedIn: '201812' }] },
    });
    await t.runJobs();
    const { identity, rows } = await factsOf(id);
    expect(identity.state).toBe('passed');
    expect(rows.map((fact) => [fact.state, fact.reason])).toEqual([['needs_manual', 'education_before_2002'], ['needs_manual', 'foreign_certificate']]);
    expect(await count('verification_call')).toBe(1);
  });

  test('a person for whom nothing can be asked is told at once', async () => {
    const id = await register({ name: '王晓[沛]', glyphDescription: '上为“艹”，下为“北”', documentNumber: '370112199112031051' });
    await t.runJobs();
    expect((await factsOf(id)).identity).toMatchObject({ state: 'needs_manual', reason: 'rare_character_name' });
    expect(await messagesOf()).toHaveLength(1);
  });

  test('a row added later is verified, the others are not asked about again', async () => {
    const id = await register({ ...zhang, rows: { educations: zhang.rows?.educations ?? [] } });
    await t.runJobs();
    await t.inTx((tx) => addRows(tx, { crypto: t.kit.crypto, now: t.clock.now() }, id, { educations: [], degrees: zhang.rows?.degrees ?? [] }));
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
    expect(await count('verification_call')).toBe(3);
  });
});

describe('registries in trouble', () => {
  test.each(['slow', 'down', 'busy', 'garbled', 'forged'] as const)('%s: nothing is decided, we ask again and get there', async (mode) => {
    await behave({ education: { mode, delayMs: 5_000 } });
    const id = await register(zhang);
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'verifying', 'passed']);
    expect(await messagesOf()).toEqual([]);
    await behave({ education: NORMAL });
    t.clock.set(SEPTEMBER + 2 * MINUTE);
    await t.app.queue.shift(2 * MINUTE);
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
    expect(await messagesOf()).toHaveLength(1);
    const { rows } = await t.asOwner(`select outcome, detail from verification_call where kind = 'education' order by call`);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ outcome: 'no_answer' });
  });

  test.each(['identity', 'degree'] as const)('the registry of %s away: the others answer, nobody is told anything half, and it catches up by itself', async (kind) => {
    await behave({ [kind]: { mode: 'down', delayMs: 0 } });
    const id = await register(zhang);
    await t.runJobs();
    expect((await statesOf(id)).filter((state) => state === 'passed')).toHaveLength(2);
    expect(await messagesOf()).toEqual([]);
    await behave({ [kind]: NORMAL });
    t.clock.set(SEPTEMBER + 2 * MINUTE);
    await t.app.queue.shift(2 * MINUTE);
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
    expect(await messagesOf()).toHaveLength(1);
  });

  test('an outage of more than a day ends in 需人工核验, so that nobody is kept from applying', async () => {
    await behave({ identity: { mode: 'down', delayMs: 0 } });
    const id = await register(zhang);
    await t.runJobs();
    for (let hours = 1; hours <= 25; hours++) {
      t.clock.set(SEPTEMBER + hours * HOUR);
      await t.app.queue.shift(HOUR);
      await t.runJobs();
    }
    expect((await factsOf(id)).identity).toMatchObject({ state: 'needs_manual', reason: 'registry_unreachable' });
    expect(await t.runJobs({ all: true })).toBe(0);
  });

  test('one contradiction is asked again; two go to a person', async () => {
    await behave({ identity: { mode: 'contradictory', delayMs: 0 } });
    const id = await register(zhang);
    await t.runJobs();
    expect((await factsOf(id)).identity.state).toBe('verifying');
    await t.runJobs({ all: true });
    expect((await factsOf(id)).identity).toMatchObject({ state: 'needs_manual', reason: 'registry_contradictory' });
  });

  test('a job that was lost is found by the sweep and asked again', async () => {
    await behave({ identity: { mode: 'down', delayMs: 0 } });
    const id = await register(zhang);
    await t.runJobs();
    await t.asOwner(`delete from jobs.job where name = 'verification.ask-registry'`);
    await behave({ identity: NORMAL });
    t.clock.set(SEPTEMBER + 30 * MINUTE);
    await t.inTx((tx) => enqueue(tx, askOverdue, {}));
    await t.runJobs();
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('answers that come twice, late or together', () => {
  test('the same question queued twice is recorded once', async () => {
    await behave({ identity: { mode: 'busy', delayMs: 0 } });
    const id = await register({ ...zhang, rows: {} });
    await t.runJobs();
    await behave({ identity: NORMAL });
    await t.inTx((tx) => enqueue(tx, askRegistry, { accountId: id, kind: 'identity', rowId: id, round: 1, call: 2 }));
    await t.runJobs({ all: true });
    expect([await count('verification_call'), await count('verification_event')]).toEqual([2, 2]);
  });

  test('an answer to an earlier round or call is dropped', async () => {
    await behave({ identity: { mode: 'busy', delayMs: 0 } });
    const id = await register({ ...zhang, rows: {} });
    await t.runJobs();
    const passed = { kind: 'answered', verdict: 'passed', reason: null, reference: 'late' } as const;
    const asked = { accountId: id, kind: 'identity', rowId: id } as const;
    for (const stale of [{ round: 0, call: 2 }, { round: 1, call: 1 }]) {
      expect(await t.inTx((tx) => recordOutcome(tx, { ...asked, ...stale }, passed, t.clock.now()))).toBeUndefined();
    }
    expect(await statesOf(id)).toEqual(['verifying']);
    const both = await Promise.all([1, 2].map(() => t.inTx((tx) => recordOutcome(tx, { ...asked, round: 1, call: 2 }, passed, t.clock.now()))));
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await statesOf(id)).toEqual(['passed']);
  });

  test('the verified person keeps the document, the squatter is suspended, whoever came first (D-04, D-05)', async () => {
    const squatter = await register({ name: '章伟', documentNumber: zhang.documentNumber });
    await t.runJobs();
    expect((await factsOf(squatter)).identity).toMatchObject({ state: 'failed', reason: 'name_mismatch' });
    const owner = await register(zhang);
    await t.runJobs();
    const states = await t.inTx(async (tx) => [await findAccount(tx, t.kit.crypto, squatter), await findAccount(tx, t.kit.crypto, owner)]);
    expect(states.map((account) => account?.state)).toEqual(['frozen', 'active']);
  });

  test('three results at the same moment are announced once', async () => {
    const id = await register(zhang);
    const begin = verificationHandlers(registries).find((handler) => handler.job === accountRegistered);
    await t.inTx(async (tx) => begin?.work({ tx, now: t.clock.now(), kit: t.kit }, { accountId: id }, undefined));
    const { identity, rows } = await factsOf(id);
    const passed = { kind: 'answered', verdict: 'passed', reason: null, reference: 'same-moment' } as const;
    const take = verificationHandlers(registries).find((handler) => handler.job === askRegistry);
    await Promise.all([identity, ...rows].map(({ kind, rowId }) =>
      t.inTx(async (tx) => take?.work({ tx, now: t.clock.now(), kit: t.kit }, { accountId: id, kind, rowId, round: 1, call: 1 }, { outcome: passed }))));
    expect(await statesOf(id)).toEqual(['passed', 'passed', 'passed']);
    expect(await messagesOf()).toHaveLength(1);
  });

  test('nothing personal stands in job payloads', async () => {
    await register(zhang);
    await t.runJobs();
    const { rows } = await t.asOwner(`select data::text as data from jobs.job`);
    expect(rows.length).toBeGreaterThan(3);
    for (const job of rows) expect(JSON.stringify(job)).not.toMatch(/张伟|110105198903121014|北京航空/);
  });
});

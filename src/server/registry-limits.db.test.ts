import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountRegistered, rowsAdded } from './modules/accounts/index.ts';
import { sendMessage } from './modules/notices/index.ts';
import { httpRegistries, verificationModule } from './modules/verification/index.ts';
import { mapAllowances } from './platform/registry-line/allowance.ts';
import { holdBack, takeTurn } from './platform/registry-line/quota.store.ts';
import { allOf } from './standins/registries/behaviour.ts';
import { controlRegistries } from './standins/registries/control-registries.ts';
import { startRegistries, type RunningRegistries } from './standins/registries/start-registries.ts';
import { registerPerson } from './testing/account.ts';
import { testApp, type TestApp } from './testing/app.ts';

const KEY = 'the-key-of-the-registries-in-this-test';
const SEPTEMBER = Date.parse('2026-09-01T09:00:00+08:00');
const NAMES = ['张伟', '欧阳倩', '阿依古丽·买买提', '𠮷田', '王秀英', '李娜', '刘洋', '陈静', '杨柳', '赵敏', '黄磊', '周涛'];

let standIn: RunningRegistries;
let registries: ReturnType<typeof httpRegistries>;
let t: TestApp;

beforeAll(async () => {
  standIn = await startRegistries({ key: KEY, people: { persons: [] } });
  const gateway = { url: standIn.url, key: KEY };
  registries = httpRegistries({ identity: gateway, education: gateway, timeoutMs: 2_000, now: Date.now });
});
afterAll(async () => {
  await registries.close();
  await standIn.close();
});
const openWith = (allowance: { perSecond: number; batch: number }) => async () => {
  await controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, allOf({ mode: 'normal', delayMs: 0 }));
  t = await testApp({ at: SEPTEMBER, withReferenceData: false, modules: () => [{ name: 'lower', jobs: [accountRegistered, rowsAdded, sendMessage] }, verificationModule(registries, mapAllowances(() => allowance))] });
  return () => t.stop();
};

/** Citizen numbers with a check digit that fits. */
function citizenNumber(n: number): string {
  const first = `3701021990010${String(1000 + n)}`.slice(0, 17).padEnd(17, '1');
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + ('10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11] ?? '');
}
const registerAll = () => t.inTx(async (tx) => { for (const [n, name] of NAMES.entries()) await registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name, documentNumber: citizenNumber(n) }); });
const states = async () => (await t.asOwner(`select state, count(*)::int as n from verification where kind = 'identity' group by state order by state`)).rows;
const asked = async () => (await t.asOwner(`select count(*)::int as n, count(distinct account_id)::int as people from verification_call`)).rows[0];
const waitUntil = async (over: () => Promise<boolean>) => {
  while (!(await over())) await t.runJobs({ all: true });
};

describe('a provider that allows little', () => {
  beforeEach(openWith({ perSecond: 1, batch: 100 }));

  test('one is asked alone, all others together in one batch, and everybody is answered once', async () => {
    await registerAll();
    await t.runJobs();
    expect(await states()).toEqual([{ state: 'passed', n: 1 }, { state: 'verifying', n: NAMES.length - 1 }]);
    expect((await t.asOwner(`select count(*)::int as n from jobs.job where name = 'verification.ask-waiting'`)).rows).toEqual([{ n: 1 }]);
    await waitUntil(async () => (await states()).length === 1);
    expect(await states()).toEqual([{ state: 'passed', n: NAMES.length }]);
    expect(await asked()).toEqual({ n: NAMES.length, people: NAMES.length });
    expect((await t.asOwner(`select drain_due from registry_quota where registry = 'identity'`)).rows).toEqual([{ drain_due: false }]);
  });

  test('however many processes ask at once, no more are granted than a second holds', async () => {
    const turns = await Promise.all(Array.from({ length: 20 }, () => t.inTx((tx) => takeTurn(tx, 'degree', { perSecond: 5, batch: 1 }))));
    const granted = turns.filter((turn) => turn.granted).length;
    expect(granted).toBeGreaterThanOrEqual(5);
    expect(granted).toBeLessThanOrEqual(8); // what was refilled while they stood in line
    for (const turn of turns) if (!turn.granted) expect(turn.waitMs).toBeLessThanOrEqual(2_000);
  });

  test('a pause the provider asks for holds for everybody', async () => {
    await t.inTx((tx) => takeTurn(tx, 'title', { perSecond: 1_000, batch: 1 }));
    await t.inTx((tx) => holdBack(tx, 'title', 60_000));
    const turn = await t.inTx((tx) => takeTurn(tx, 'title', { perSecond: 1_000, batch: 1 }));
    expect(turn.granted).toBe(false);
    expect(turn.granted ? 0 : turn.waitMs).toBeGreaterThan(55_000);
  });
});

describe('a provider that refuses what is over its limit', () => {
  beforeEach(openWith({ perSecond: 1_000, batch: 100 }));

  test('nobody is failed and no call is counted against anybody; the batch catches up when the pause is over', async () => {
    await controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, { identity: { mode: 'limited', delayMs: 0 } });
    await registerAll();
    await t.runJobs();
    expect(await states()).toEqual([{ state: 'verifying', n: NAMES.length }]);
    expect(await asked()).toEqual({ n: 0, people: 0 });
    await controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, { identity: { mode: 'normal', delayMs: 0 } });
    await waitUntil(async () => (await states())[0]?.['state'] === 'passed');
    expect(await asked()).toEqual({ n: NAMES.length, people: NAMES.length });
  });

  test('after the promised day those who still wait go to a person', async () => {
    await controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, { identity: { mode: 'limited', delayMs: 0 } });
    await registerAll();
    await t.runJobs();
    t.clock.set(SEPTEMBER + 25 * 3_600_000);
    await t.asOwner(`update jobs.job set start_after = now() where state in ('created', 'retry')`);
    const overdue = t.app.modules.flatMap((m) => m.handlers ?? []).find((h) => h.job.name === 'verification.ask-overdue');
    await t.inTx(async (tx) => overdue?.work({ tx, now: t.clock.now(), kit: t.kit }, {}, undefined));
    await waitUntil(async () => (await states())[0]?.['state'] === 'needs_manual');
    expect(await states()).toEqual([{ state: 'needs_manual', n: NAMES.length }]);
  });
});

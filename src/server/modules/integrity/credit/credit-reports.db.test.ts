import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beijingDay } from '#contracts/dates.ts';
import { allOf } from '#server/standins/registries/behaviour.ts';
import { controlRegistries } from '#server/standins/registries/control-registries.ts';
import { startRegistries, type RunningRegistries } from '#server/standins/registries/start-registries.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { expireRecords } from '../commands/expire-records.ts';
import { integrityModule, openRecord } from '../index.ts';
import { httpCreditPlatform } from './http-credit-platform.ts';

const KEY = 'the-key-of-the-credit-platform-here';
const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const MINUTE = 60_000;

let standIn: RunningRegistries;
let platform: ReturnType<typeof httpCreditPlatform>;
let t: TestApp;
let count = 0;
beforeAll(async () => {
  standIn = await startRegistries({ key: KEY });
  platform = httpCreditPlatform({ gateway: { url: standIn.url, key: KEY }, timeoutMs: 2_000, now: Date.now });
});
afterAll(async () => {
  await platform.close();
  await standIn.close();
});
beforeEach(async () => {
  await behave('normal');
  for (const { recordId } of standIn.credit.list()) standIn.credit.forget(recordId);
  t = await testApp({ at: NOW, withReferenceData: false, modules: () => [integrityModule(platform, { perSecond: 1_000, batch: 1 })] });
  return () => t.stop();
});

const behave = (mode: 'normal' | 'down' | 'lost' | 'contradictory' | 'limited' | 'forged' | 'repeated') => controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, allOf({ mode, delayMs: 0 }));
const open = async (decidedOn = '2026-10-12') => {
  count += 1;
  const id = await t.inTx((tx) => openRecord(tx, t.kit.crypto, { name: '马占彪', documentType: 'resident_id', documentNumber: '620102199006155017', kind: 'serious', article: '第七条', decisionNumber: `甘人考处字〔2026〕第${String(count)}号`, decidedOn, province: '62' }, t.clock.now()));
  if (!id) throw new Error('a new decision is a new record');
  return id;
};
const report = async (id: string) => (await t.asOwner(`select state, wanted, reason, sequence, tries, why, taken_sequence, receipt is not null as receipted from credit_report where record_id = $1`, [id])).rows[0];
const held = (id: string) => standIn.credit.list().find((one) => one.recordId === id);
const later = async (minutes: number) => {
  t.clock.set(t.clock.now() + minutes * MINUTE);
  await t.app.queue.shift(minutes * MINUTE);
  await t.runJobs();
};

test('a record is reported with its decision, and taken back when its period is over; each with a receipt', async () => {
  const id = await open('2021-11-23');
  await t.runJobs();
  expect(await report(id)).toMatchObject({ state: 'taken', wanted: 'published', sequence: 1, taken_sequence: 1, receipted: true });
  expect(held(id)).toMatchObject({ state: 'published', sequence: 1 });
  await t.inTx((tx) => expireRecords(tx, t.kit, t.clock.now()));
  await t.runJobs();
  expect(await report(id)).toMatchObject({ state: 'taken', wanted: 'withdrawn', reason: 'expired', sequence: 2, receipted: true });
  expect(held(id)).toMatchObject({ state: 'withdrawn', sequence: 2 });
  const calls = (await t.asOwner(`select outcome, sequence from credit_call where record_id = $1 order by sequence`, [id])).rows;
  expect(calls).toEqual([{ outcome: 'taken', sequence: 1 }, { outcome: 'taken', sequence: 2 }]);
  expect(JSON.stringify((await t.asOwner(`select data::text from jobs.job`)).rows)).not.toMatch(/马占彪|620102/);
});

test.each(['down', 'lost', 'contradictory', 'limited', 'forged'] as const)('a platform that is %s keeps nobody and loses nothing: the report waits and gets there', async (mode) => {
  await behave(mode);
  const id = await open();
  await t.runJobs();
  expect(await report(id)).toMatchObject({ state: 'queued', taken_sequence: 0 });
  await behave('normal');
  await t.asOwner(`update registry_quota set held_until = null`);
  await later(3);
  expect(await report(id)).toMatchObject({ state: 'taken', receipted: true });
  expect(held(id)).toMatchObject({ state: 'published' });
});

test('an order that overtakes another while it is away is what stands in the end', async () => {
  await behave('down');
  const id = await open('2021-11-23');
  await t.runJobs();
  await t.inTx((tx) => expireRecords(tx, t.kit, t.clock.now()));
  await behave('normal');
  await later(90);
  expect(await report(id)).toMatchObject({ state: 'taken', wanted: 'withdrawn', sequence: 2 });
  expect(held(id)).toMatchObject({ state: 'withdrawn', sequence: 2 });
});

test('both sides are compared: what is missing, differs or stands otherwise there is reported anew, what nobody here knows is listed', async () => {
  const [missing, changed, fine] = [await open(), await open(), await open()];
  await t.runJobs();
  standIn.credit.forget(missing);
  standIn.credit.tamper(changed, { until: '2099-12-31' });
  const stranger = 'f5ad9f3e-3a51-4ac0-9e2a-2f0b7a6d1c11';
  standIn.credit.withdraw(stranger, 1);
  const reconcile = async () => {
    const handler = t.app.modules.flatMap((m) => m.handlers ?? []).find((h) => h.job.name === 'integrity.reconcile-credit');
    const found: unknown = await handler?.prepare?.({ kit: t.kit, now: t.clock.now(), read: t.inTx, near: t.inTx }, {});
    await t.inTx(async (tx) => handler?.work({ tx, now: t.clock.now(), kit: t.kit }, {}, found));
  };
  await reconcile();
  const differences = (await t.asOwner(`select record_id, kind, mended from credit_difference order by kind`)).rows;
  expect(differences).toEqual([
    { record_id: changed, kind: 'content', mended: true }, { record_id: missing, kind: 'missing_there', mended: true }, { record_id: stranger, kind: 'unknown_here', mended: false },
  ]);
  await t.runJobs();
  expect(held(missing)).toMatchObject({ state: 'published', sequence: 2 });
  expect(await report(fine)).toMatchObject({ sequence: 1 });
  standIn.credit.forget(stranger);
  t.clock.set(t.clock.now() + MINUTE);
  await reconcile();
  expect((await t.asOwner(`select state, differing, compared from credit_reconciliation order by began_at desc limit 1`)).rows).toEqual([{ state: 'done', differing: 0, compared: 3 }]);
  await behave('down');
  t.clock.set(t.clock.now() + MINUTE);
  await reconcile();
  expect((await t.asOwner(`select state from credit_reconciliation order by began_at desc limit 1`)).rows).toEqual([{ state: 'failed' }]);
});

test('without a platform reports wait, and the register works as ever', async () => {
  const alone = await testApp({ at: NOW, withReferenceData: false, modules: () => [integrityModule(undefined)] });
  await alone.inTx((tx) => openRecord(tx, alone.kit.crypto, { name: '赵建国', documentType: 'resident_id', documentNumber: '130102197702213094', kind: 'serious', article: '第七条', decisionNumber: '冀人考处字〔2026〕第004号', decidedOn: beijingDay(NOW) }, NOW));
  await alone.runJobs();
  expect((await alone.asOwner(`select state from credit_report`)).rows).toEqual([{ state: 'queued' }]);
  await alone.stop();
});

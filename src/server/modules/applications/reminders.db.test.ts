import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate, type Candidate, type Stage } from '#server/testing/candidates.ts';
import { remindDue } from './applications.jobs.ts';
import { remindUnfinished } from './commands/remind-unfinished.ts';
import { deadlinesOf } from './domain/reminders.ts';
import { claimReminders, type DeadlinePlace } from './reminders.store.ts';

const HOUR = 3_600_000;
let t: TestApp;
let sittingId: string;
let start: Instant;
beforeAll(async () => {
  t = await testApp();
  start = t.clock.now();
  const found = (await t.inTx((tx) => listOpenSittings(tx, start))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sittingId = found.sitting.id;
}, 120_000);
afterAll(() => t.stop());
beforeEach(() => { t.clock.set(start); });

async function unfinished(until: Stage, name = '张伟'): Promise<{ c: Candidate; id: ApplicationId }> {
  const c = await readyCandidate(t, { name });
  return { c, id: await apply(t, c, { sittingId, until }) };
}

/** Puts the deadline of an application where a test needs it, as an edit of the windows does. */
const due = (id: ApplicationId, at: Instant) => t.inTx((tx) => sql`update application set lapses_at = ${new Date(at)} where id = ${id}`.execute(tx));
const run = async (at: Instant) => {
  t.clock.set(at);
  await t.inTx((tx) => enqueue(tx, remindDue, {}));
  await t.runJobs();
};
async function reminders(c: Candidate): Promise<string[]> {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId));
  const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: account?.phone ?? '' }, limit: 50 }));
  return told.filter((m) => m.template === 'deadline_near').map((m) => m.text ?? '');
}
/** Noon of the first Beijing day that begins after so many days. */
const noon = (days: number): Instant => Date.parse(`${beijingTime(start + days * 24 * HOUR).slice(0, 10)}T12:00:00+08:00`);

describe('whoever is unfinished is reminded', () => {
  test('72, 24 and 3 hours ahead, each once, saying what is to do until when', async () => {
    const { c, id } = await unfinished('checked');
    const deadline = noon(10);
    await due(id, deadline);
    await run(deadline - 73 * HOUR);
    expect(await reminders(c)).toEqual([]);
    for (const [hours, count] of [[72, 1], [48, 1], [24, 2], [23, 2], [3, 3], [1, 3]] as const) {
      await run(deadline - hours * HOUR);
      expect(await reminders(c), `${String(hours)} hours ahead`).toHaveLength(count);
    }
    expect((await reminders(c))[0]).toMatch(/一级建造师.*尚未完成：确认报名信息。截止时间 /);
    expect((await reminders(c))[0]).toContain(beijingTime(deadline));
  }, 60_000);

  test('in the language last used', async () => {
    const { c, id } = await unfinished('notices', '欧阳倩');
    await t.page.get('/exams?lang=en', { as: c.as });
    await due(id, noon(10));
    await run(noon(10) - 20 * HOUR);
    expect(await reminders(c)).toMatchObject([expect.stringMatching(/unfinished: fill in and save your data/)]);
  }, 60_000);

  test('again when the deadline was moved, and not for what they finished or gave up', async () => {
    const { c, id } = await unfinished('checked', '阿依古丽·买买提');
    await due(id, noon(10));
    await run(noon(10) - 20 * HOUR);
    await due(id, noon(12));
    await run(noon(12) - 20 * HOUR);
    expect(await reminders(c)).toHaveLength(2);
    const other = await unfinished('checked', '𠮷田');
    await due(other.id, noon(14));
    await t.inTx((tx) => sql`update application set ended = 'given_up' where id = ${other.id}`.execute(tx));
    await run(noon(14) - 20 * HOUR);
    expect(await reminders(other.c)).toEqual([]);
  }, 60_000);

  test('not at night, but in the morning; the last one goes out at any hour', async () => {
    const { c, id } = await unfinished('checked', '王晓沛');
    const deadline = noon(16) + 11 * HOUR;
    await due(id, deadline);
    await run(deadline - 24 * HOUR);
    expect(await reminders(c)).toEqual([]);
    await run(noon(16) - 4 * HOUR);
    expect(await reminders(c)).toHaveLength(1);
    const early = noon(17) - 5 * HOUR;
    await due(id, early);
    await run(early - 3 * HOUR);
    expect(await reminders(c)).toHaveLength(2);
  }, 60_000);

  test('not while they are at it', async () => {
    const { c, id } = await unfinished('notices', '赵建国');
    await due(id, start + 2 * HOUR);
    await run(start + 30 * 60_000);
    expect(await reminders(c)).toEqual([]);
    await run(start + 70 * 60_000);
    expect(await reminders(c)).toHaveLength(1);
  }, 60_000);

  test('page by page: each page begins where the one before ended', async () => {
    const many = [await unfinished('notices', '陈静'), await unfinished('notices', '杨帆'), await unfinished('notices', '黄磊')];
    for (const { id } of many) await due(id, noon(24));
    const now = noon(24) - 20 * HOUR;
    const take = (from?: DeadlinePlace) => t.inTx((tx) => claimReminders(tx, { mark: 24, ...deadlinesOf(24, now), quietSince: now - HOUR, from, limit: 2 }, now));
    const first = await take();
    const second = await take(first[1]);
    expect([...first, ...second].map((f) => [f.id, f.mine])).toEqual(many.map(({ id, c }) => [c.accountId, id] as const).sort().map(([, id]) => [id, true]));
    expect(await take()).toEqual([]);
  }, 60_000);

  test('once, by two workers at the same time', async () => {
    const three = [await unfinished('notices', '李娜'), await unfinished('notices', '王芳'), await unfinished('notices', '刘洋')];
    for (const { id } of three) await due(id, noon(20));
    const now = noon(20) - 20 * HOUR;
    const worker = () => t.inTx((tx) => remindUnfinished({ tx, kit: t.kit, now }, 24));
    await Promise.all([worker(), worker()]);
    for (const { c } of three) expect(await reminders(c)).toHaveLength(1);
  }, 60_000);
});

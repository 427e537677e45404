import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RETENTION } from '#server/kernel/retention.ts';
import { KEPT_CLASSES } from '#server/kept-classes.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { reportOn, reportRetention } from './retention-report.ts';
import { retentionTroubles } from './retention-report.store.ts';

const DAY = 86_400_000;
let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.stop());

const report = () => t.inTx((tx) => reportOn(tx, KEPT_CLASSES, t.clock.now()));
const of = async (name: string) => (await report()).find((c) => c.of === name);
const message = (accountId: string | null, ageInDays: number) => t.asOwner(
  `insert into message (message_id, account_id, channel, template, recipient_sealed, recipient_key, content_sealed, state, queued_at, sent_at, urgency) values ($1, $2, 'sms', 'code', $3, $4, $3, 'sent', $5, $5, 1)`,
  [newId(), accountId, t.kit.crypto.seal('message.recipient', 'x'), randomBytes(32), new Date(t.clock.now() - ageInDays * DAY)],
);

test('every class whose days are numbered is counted, and no other', () => {
  const numbered = Object.entries(RETENTION).filter(([, rule]) => rule.days !== null).map(([name]) => name);
  expect(KEPT_CLASSES.map((c) => c.of).toSorted()).toEqual(numbered.toSorted());
});

test('what is past its time is told apart from what was passed over, and is gone once the jobs have run', async () => {
  await message(null, 10);
  await message(null, 31);
  await message(null, 40);
  await message(newId(), 200);
  await message(newId(), 400);
  expect(await of('outbox')).toMatchObject({ held: 3, due: 2, leftover: 1, oldestDueAt: expect.any(Number) });
  expect(await of('message')).toMatchObject({ held: 2, due: 1, leftover: 1 });

  await t.inTx((tx) => enqueue(tx, reportRetention, {}));
  await t.runJobs();
  expect(await t.inTx(retentionTroubles)).toEqual([
    { code: 'retention_leftover', grave: true, of: 'message', figure: 1 }, { code: 'retention_leftover', grave: true, of: 'outbox', figure: 1 },
  ]);

  const forget = t.app.modules.flatMap((m) => m.jobs ?? []).find((job) => job.name === 'notices.forget-messages');
  if (!forget) throw new Error('nobody forgets messages');
  await t.inTx((tx) => enqueue(tx, forget, {}));
  await t.runJobs();
  expect(await of('outbox')).toMatchObject({ held: 1, due: 0, leftover: 0, oldestDueAt: null });
  expect(await of('message')).toMatchObject({ held: 1, due: 0, leftover: 0 });
  await t.inTx((tx) => enqueue(tx, reportRetention, {}));
  await t.runJobs();
  expect(await t.inTx(retentionTroubles)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate } from '#server/testing/candidates.ts';
import { openSampleMessages } from './sample-messages.ts';
import { loadStaff } from './sample-staff.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  for (const name of ['张伟', '欧阳倩']) await apply(t, await readyCandidate(t, { name }), { sittingId, until: 'saved' });
  await t.inTx((tx) => enqueue(tx, loadStaff, {}));
  await t.runJobs();
}, 180_000);
afterAll(() => t.stop());

test('the demonstration has templates in force, added to and waiting, and a mass notice in every state', async () => {
  await t.inTx((tx) => openSampleMessages({ tx, kit: t.kit, now: t.clock.now() }));
  await t.runJobs();
  const templates = await t.asOwner(`select event, province, state from message_template_version order by event, province nulls first`);
  expect(templates.rows).toEqual([
    { event: 'application_complete', province: null, state: 'proposed' }, { event: 'deadline_near', province: null, state: 'in_force' }, { event: 'deadline_near', province: '37', state: 'in_force' },
  ]);
  const notices = (await t.asOwner(`select state from mass_notice order by state`)).rows as { state: string }[];
  expect(notices.map((n) => n.state)).toEqual(['draft', 'proposed', 'scheduled', 'sent', 'stopped', 'withdrawn']);
});

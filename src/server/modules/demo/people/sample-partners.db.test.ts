import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpinionView } from '#contracts/partner-api.ts';
import type { PartnerList, PartnerView } from '#contracts/partners.ts';
import type { RunView } from '#contracts/reverification.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { freePort } from '#server/testing/free-port.ts';

let t: TestApp;
beforeAll(async () => {
  const port = await freePort();
  t = await testApp({ env: { MODE: 'demo', PORT: String(port) } });
  await t.app.http.listen({ host: '127.0.0.1', port });
  await t.runJobs({ all: true });
}, 600_000);
afterAll(() => t.stop());

const as = async (userName: string) => {
  const browser = t.browser();
  await t.api.post('/api/demo/staff-sign-ins', { userName }, { as: browser });
  return browser;
};
const tick = async () => {
  const job = t.app.modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === 'partners.hand-on');
  await t.inTx(async (tx) => { if (job) await enqueue(tx, job, {}); });
  await t.runJobs({ all: true });
};

test('a province has a system with keys and subscriptions: one delivers, one fails, one is paused; another waits for its key', async () => {
  const officer = await as('bu.guanli');
  const { items } = (await t.api.get('/api/staff/partners', { as: officer })).json<PartnerList>();
  expect(items.map((p) => p.name).toSorted()).toEqual(['山东省人事考试信息系统', '甘肃省人事考试综合平台'].toSorted());
  const read = async () => (await t.api.get(`/api/staff/partners/${items.find((p) => p.name.startsWith('山东'))?.id ?? ''}`, { as: officer })).json<PartnerView>();
  await expect.poll(async () => {
    await tick();
    return (await read()).hooks.map((h) => [h.url.split('/').at(-1), h.state, h.delivered > 0]).toSorted();
  }).toEqual([['away', 'active', false], ['away-certificates', 'paused', false], ['well', 'active', true]]);
  const shown = await read();
  expect(shown.keys.map((k) => k.state).toSorted()).toEqual(['approved', 'live']);
  expect(shown.hooks.find((h) => h.state === 'paused')?.pausedWhy).toBe('HTTP 503');
});

test('results were checked anew by two people: one differs and waits for a person, and another check waits for the second person', async () => {
  const second = await as('bu.fuhe');
  const { items } = (await t.api.get('/api/staff/reverify-runs', { as: second })).json<{ items: RunView[] }>();
  expect(items.map((r) => [r.kind, r.state, r.proposedBy.slice(0, 2)]).toSorted()).toEqual([['education', 'done', '李明'], ['identity', 'proposed', '李明']]);
  const run = items.find((r) => r.kind === 'education');
  expect(run).toMatchObject({ changed: 1, unanswered: 0, left: 0 });
  expect(run?.same).toBeGreaterThan(10);
  const changed = (await t.api.get(`/api/staff/reverify-runs/${run?.id ?? ''}/results?result=changed`, { as: second })).json<{ items: { person: string; toText: string }[] }>();
  expect(changed.items).toMatchObject([{ person: '郑晓燕', toText: '需人工核验' }]);
  expect(items.find((r) => r.kind === 'identity')?.acts.decide.open).toBe(true);
});

test('a reviewer reads what the system found about somebody who waits', async () => {
  const reviewer = await as('shenhe.shandong');
  const { rows } = await t.asOwner('select distinct application_id from partner_opinion');
  const found = await t.api.get(`/api/staff/applications/${String((rows as { application_id: string }[])[0]?.application_id)}/opinions`, { as: reviewer });
  expect(found.json<{ items: OpinionView[] }>().items.map((o) => o.finding)).toEqual(['differs', 'agrees']);
});

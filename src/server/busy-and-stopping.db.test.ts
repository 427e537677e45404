import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { TooManyDocuments } from '#server/platform/pdf/renderer-pool.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';

let t: TestApp;
let c: Candidate;
let form: string;
beforeAll(async () => {
  t = await testApp({ env: { DRAIN_SECONDS: '5' } });
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  c = await readyCandidate(t);
  form = `/api/applications/${await apply(t, c, { sittingId })}/form`;
}, 120_000);
afterAll(() => t.stop());

test('more documents asked for than can be drawn: come again in a moment, not a fault', async () => {
  const full = vi.spyOn(t.kit.pdf, 'render').mockRejectedValue(new TooManyDocuments());
  const no = await t.api.get(form, { as: c.as });
  expect([no.status, no.headers['retry-after'], no.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)]).toEqual([503, '5', ['request.unavailable']]);
  full.mockRestore();
  must(await t.api.get(form, { as: c.as }));
});

test('a lock that does not come in time for a mere look: come again in a moment, not a fault', async () => {
  const holder = new pg.Client(t.logins.owner);
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table search_entry in access exclusive mode');
  const no = await t.page.get('/search?q=held');
  await holder.end();
  expect([no.status, no.headers['retry-after']]).toEqual([503, '5']);
});

test('told to stop, it says no to the balancer, goes on answering for a while and ends each connection with its answer', async () => {
  const origin = await t.app.http.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (path: string) => { const reply = await fetch(`${origin}${path}`); await reply.text(); return [reply.status, reply.headers.get('connection')]; };
  expect(await ask('/readyz')).toEqual([200, 'keep-alive']);
  const stopped = t.app.stop();
  expect(await ask('/readyz')).toEqual([503, 'close']);
  expect(await ask('/healthz')).toEqual([200, 'close']);
  expect(await ask('/')).toEqual([200, 'close']);
  await stopped;
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
});

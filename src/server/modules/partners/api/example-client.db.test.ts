import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate } from '#server/testing/candidates.ts';
import { openSitting } from '#server/testing/cleared.ts';
import { factsSettled, partnerWithKey, receiver, type PartnerDesk } from '#server/testing/partners.ts';
import { openPartnerApi, PartnerRefused, type PartnerOptions } from '../../../../../docs/interfaces/sdk/partner-client.ts';
import { receiveMessage } from '../../../../../docs/interfaces/sdk/receive-message.ts';

let t: TestApp;
let url = '';
let desk: PartnerDesk;
let sittingId = '';
beforeAll(async () => {
  t = await testApp();
  url = await t.app.http.listen({ host: '127.0.0.1', port: 0 });
  ({ sittingId } = await openSitting(t));
  desk = await partnerWithKey(t, ['applications.read', 'opinions.write', 'scores.read']);
  for (const name of ['张伟', '欧阳倩', '𠮷田']) await apply(t, await readyCandidate(t, { name }), { sittingId });
}, 180_000);
afterAll(() => t.stop());

/** The client, with a line that does what it is told. */
function client(options: Partial<PartnerOptions> = {}) {
  const pauses: number[] = [];
  return { pauses, api: openPartnerApi({ url, key: desk.key, pause: (ms) => { pauses.push(ms); return Promise.resolve(); }, ...options }) };
}

describe('the example client, against the program', () => {
  it('reads a list page by page, each once, and what changed after the place it took before', async () => {
    const { api } = client();
    await factsSettled(t);
    const place = await api.here();
    const numbers: string[] = [];
    for await (const one of api.applications({ sitting: sittingId, limit: 1 })) numbers.push(one.number);
    expect([numbers.length, new Set(numbers).size]).toEqual([3, 3]);
    await apply(t, await readyCandidate(t, { name: '古丽娜尔' }), { sittingId });
    await factsSettled(t);
    const heard: string[] = [];
    for await (const page of api.changes(place, 1)) heard.push(...page.items.map((c) => c.event));
    // signed for and needing no reviewer, it passes as it is confirmed
    expect(heard).toEqual(['application.confirmed', 'application.reviewed']);
    expect((await api.self()).scopes).toContain('opinions.write');
  });

  it('sends under one key however often the answer is lost, so that it counts once', async () => {
    const keys: (string | null)[] = [];
    const { api, pauses } = client({
      fetch: async (to, init) => {
        const reply = await fetch(to, init);
        keys.push(new Headers(init?.headers).get('idempotency-key'));
        if (keys.length < 3) throw new TypeError('the line broke after the answer had left');
        return reply;
      },
    });
    const { rows: [who] } = await t.asOwner('select number from application where number is not null order by id limit 1');
    const done = await api.handIn((who as { number: string }).number, { reference: 'SD-2026-000100', finding: 'agrees', note: '与省社保平台一致' });
    expect(done.reference).toBe('SD-2026-000100');
    expect([keys.length, new Set(keys).size, keys[0]?.length]).toEqual([3, 1, 36]);
    expect(pauses).toHaveLength(2);
    expect((await t.asOwner('select count(*)::int as n from partner_opinion')).rows).toEqual([{ n: 1 }]);
    expect((await t.asOwner(`select count(*)::int as n from audit_event where action = 'partner.hand_in_opinion'`)).rows).toEqual([{ n: 1 }]);
  });

  it('waits as long as it is told, gives up in the end, and never repeats what was refused', async () => {
    let calls = 0;
    const busy = client({ fetch: (to, init) => { calls += 1; return calls === 1 ? Promise.resolve(new Response('{}', { status: 429, headers: { 'retry-after': '7' } })) : fetch(to, init); } });
    await busy.api.self();
    expect([calls, busy.pauses]).toEqual([2, [7_000]]);

    const away = client({ tries: 3, fetch: () => Promise.reject(new TypeError('no route')) });
    await expect(away.api.self()).rejects.toThrow('no route');
    expect(away.pauses).toHaveLength(2);

    const refused = client();
    const no: unknown = await refused.api.application('SD-NOBODY-1').catch((problem: unknown) => problem);
    expect(no).toBeInstanceOf(PartnerRefused);
    expect(no).toMatchObject({ status: 404, refusals: [{ code: 'partner.application_not_found' }] });
    expect(refused.pauses).toEqual([]);
  });

  it('takes messages that are signed, each once, with the old secret or the new', async () => {
    const far = await receiver();
    const made = await t.api.post(`/api/staff/partners/${desk.id}/hooks`, { url: far.url, events: ['application.confirmed'] }, { as: desk.admin.as });
    const { secret } = made.json<{ secret: string }>();
    await apply(t, await readyCandidate(t, { name: '阿依古丽·买买提' }), { sittingId });
    await factsSettled(t);
    await t.inTx(async (tx) => {
      const job = t.app.modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === 'partners.hand-on');
      if (job) await enqueue(tx, job, {});
    });
    await t.runJobs();
    const [got] = far.got;
    const headers = Object.fromEntries(Object.entries(got?.headers ?? {}).map(([name, value]) => [name, String(value)]));
    const body = got?.body ?? '';
    const taken = new Map<string, string>();
    const take = (secrets: string[], sent = body, said = headers) => receiveMessage(secrets, said, sent, (id, message) => { taken.set(id, message.type); return Promise.resolve(); });
    expect(await take(['whsec_c29tZWJvZHkgZWxzZXMgc2VjcmV0', secret])).toMatchObject({ status: 200, message: { type: 'application.confirmed', data: { province: '37' } } });
    expect((await take([secret])).status).toBe(200);
    expect([...taken.values()]).toEqual(['application.confirmed']);
    expect((await take([secret], body.replace('"37"', '"36"'))).status).toBe(400);
    expect((await take(['whsec_c29tZWJvZHkgZWxzZXMgc2VjcmV0'])).status).toBe(400);
    expect((await take([secret], body, { ...headers, 'webhook-timestamp': '1' })).status).toBe(400);
    expect((await receiveMessage([secret], headers, body, () => Promise.reject(new Error('the store is full')))).status).toBe(500);
    await far.stop();
  });
});

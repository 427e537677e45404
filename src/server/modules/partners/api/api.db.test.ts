import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerScope } from '#contracts/partners.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { openSitting } from '#server/testing/cleared.ts';
import { factsSettled, partnerWithKey, type PartnerDesk } from '#server/testing/partners.ts';
import { colleague } from '#server/testing/staff.ts';

let t: TestApp;
let zhang: Candidate & { id: string; number: string };
let ouyang: Candidate & { id: string; number: string };
let reads: PartnerDesk;
let jiangxi: PartnerDesk;
let sittingId: string;

async function applied(name: string): Promise<Candidate & { id: string; number: string }> {
  const who = await readyCandidate(t, { name });
  const id = await apply(t, who, { sittingId });
  const { rows } = await t.asOwner('select number from application where id = $1', [id]);
  return { ...who, id, number: (rows as { number: string }[])[0]?.number ?? '' };
}

beforeAll(async () => {
  t = await testApp();
  ({ sittingId } = await openSitting(t));
  zhang = await applied('张伟');
  ouyang = await applied('欧阳倩');
  reads = await partnerWithKey(t, ['applications.read']);
  jiangxi = await partnerWithKey(t, ['applications.read', 'people.read', 'people.numbers', 'scores.read', 'payments.read', 'certificates.read', 'opinions.write'], { province: '36' });
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const get = (desk: PartnerDesk, path: string) => t.api.get(`/api/partner/${path}`, { headers: desk.bearer });

type Changes = { items: { event: string; subject: string }[]; next: string; more: boolean };

describe('the provincial API', () => {
  it('reads the province’s applications page by page, and nothing personal with them', async () => {
    const first = (await get(reads, 'applications?limit=1')).json<{ items: { number: string }[]; next: string }>();
    const second = (await get(reads, `applications?limit=1&after=${first.next}`)).json<{ items: { number: string }[]; next: string | null }>();
    expect([...first.items, ...second.items].map((a) => a.number).toSorted()).toEqual([zhang.number, ouyang.number].toSorted());
    expect(second.next).toBeNull();
    const all = await get(reads, `applications?sitting=${sittingId}`);
    for (const personal of ['张伟', '欧阳倩', zhang.accountId, '13800130001', '济南城建']) expect(all.body).not.toContain(personal);
    expect(all.headers['ratelimit-limit']).toBeDefined();
  });

  it('ends at the province’s border: elsewhere an application does not exist, by list, by number, by feed', async () => {
    expect((await get(jiangxi, 'applications')).json<{ items: unknown[] }>().items).toEqual([]);
    for (const what of ['', '/person', '/scores']) expect(codes(await get(jiangxi, `applications/${zhang.number}${what}`))).toEqual(['partner.application_not_found']);
    expect(codes(await t.api.post(`/api/partner/applications/${zhang.number}/opinions`, { reference: 'JX-1', finding: 'agrees', note: '一致' }, { headers: jiangxi.bearer }))).toEqual(['partner.application_not_found']);
    expect((await get(jiangxi, 'changes')).json<Changes>().items).toEqual([]);
    expect((await get(jiangxi, `payments?sitting=${sittingId}`)).json<{ items: unknown[] }>().items).toEqual([]);
  });

  it('opens each address by its scope alone', async () => {
    const by: [PartnerScope, string][] = [['applications.read', 'applications'], ['applications.read', 'changes'], ['applications.read', `applications/${zhang.number}`], ['people.read', `applications/${zhang.number}/person`], ['scores.read', `applications/${zhang.number}/scores`], ['payments.read', `payments?sitting=${sittingId}`], ['certificates.read', 'certificates']];
    const desks = new Map<PartnerScope, PartnerDesk>();
    for (const scope of new Set(by.map(([s]) => s))) desks.set(scope, await partnerWithKey(t, [scope]));
    for (const [scope, desk] of desks) {
      for (const [needed, path] of by) {
        const reply = await get(desk, path);
        if (needed === scope) expect([path, reply.status], path).not.toEqual([path, 403]);
        else expect([path, codes(reply)]).toEqual([path, ['partner.scope_needed']]);
      }
    }
  });

  it('shows a person by a scope of its own, masked unless numbers are another, and the person reads who looked', async () => {
    const masked = await partnerWithKey(t, ['people.read']);
    const whole = await partnerWithKey(t, ['people.read', 'people.numbers']);
    expect((await get(masked, `applications/${ouyang.number}/person`)).json()).toMatchObject({ name: '欧阳倩', masked: true, documentNumber: expect.stringContaining('*') as string });
    expect((await get(whole, `applications/${ouyang.number}/person`)).json<{ documentNumber: string }>().documentNumber).toMatch(/^\d{17}[\dX]$/);
    const { rows } = await t.asOwner(`select actor_kind, actor_id, account_id from audit_event where action = 'partner.read_person' and account_id = $1 order by id`, [ouyang.accountId]);
    expect(rows).toEqual([masked, whole].map((d) => ({ actor_kind: 'partner', actor_id: d.id, account_id: ouyang.accountId })));
    const page = await t.page.get('/my/profile/looks', { as: ouyang.as });
    expect(page.body).toContain('省人事考试信息系统');
    const auditor = await colleague(t, { name: '周岚', roles: ['auditor'], jurisdiction: { kind: 'nation' } });
    const log = await t.api.post('/api/staff/audit/searches', { action: 'partner.read_person' }, { as: auditor.as });
    expect(log.json<{ lines: { actorKind: string; actorText: string }[] }>().lines[0]).toMatchObject({ actorKind: 'partner', actorText: expect.stringContaining('省人事考试信息系统') as string });
  });

  it('feeds every change once and in order, goes on where it stood, and misses none that commits late', async () => {
    await factsSettled(t);
    const start = (await get(reads, 'changes')).json<Changes>();
    expect(start.items.filter((c) => c.subject === zhang.number).map((c) => c.event)).toContain('application.confirmed');
    const empty = (await get(reads, `changes?after=${start.next}`)).json<Changes>();
    expect([empty.items, empty.more]).toEqual([[], false]);
    await t.inTx(async (slow) => {
      recordFact(slow, { event: 'application.paid', subject: 'LATE-1', province: '37', examCode: '034', sittingId }, t.clock.now());
      // another act comes to stand while this one is under way: a reader must not step over the late one
      await t.inTx((quick) => { recordFact(quick, { event: 'application.paid', subject: 'QUICK-1', province: '37', examCode: '034', sittingId }, t.clock.now()); return Promise.resolve(); });
      const meanwhile = (await get(reads, `changes?after=${empty.next}`)).json<Changes>();
      expect(meanwhile.items).toEqual([]);
    });
    await factsSettled(t);
    const after = (await get(reads, `changes?after=${empty.next}`)).json<Changes>();
    expect(after.items.map((c) => c.subject)).toEqual(['LATE-1', 'QUICK-1']);
  });

  it('takes an opinion once under its reference, for ever, and only reviewers of the place read it', async () => {
    const desk = await partnerWithKey(t, ['opinions.write']);
    const opinion = { reference: 'SD-2026-000001', finding: 'differs', note: '社保缴纳单位与填报单位不一致' };
    const send = (body: unknown, key?: string) => t.api.post(`/api/partner/applications/${zhang.number}/opinions`, body, { headers: desk.bearer, ...(key !== undefined && { key }) });
    const sent = await Promise.all([send(opinion), send(opinion), send(opinion, 'k1'), send(opinion, 'k1')]);
    expect(sent.map((r) => r.status)).toEqual([200, 200, 200, 200]);
    expect(codes(await send({ ...opinion, finding: 'agrees' }))).toEqual(['partner.reference_used']);
    expect(codes(await send({ ...opinion, note: '改了的内容' }, 'k1'))).toEqual(['request.key_reused']);
    const reviewer = await colleague(t);
    expect((await t.api.get(`/api/staff/applications/${zhang.id}/opinions`, { as: reviewer.as })).json<{ items: unknown[] }>().items).toHaveLength(1);
    const elsewhere = await colleague(t, { jurisdiction: { kind: 'points', points: ['3601-01'] } });
    expect(codes(await t.api.get(`/api/staff/applications/${zhang.id}/opinions`, { as: elsewhere.as }))).toEqual(['application.not_found']);
    // it decided nothing
    const { rows } = await t.asOwner('select count(*)::int as n from application_event where application_id = $1 and by_kind not in ($2, $3)', [zhang.id, 'candidate', 'system']);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('answers cursors, limits and numbers that are none of ours with a no, never with an error', async () => {
    for (const path of ['changes?after=!!', 'changes?after=AAAA', 'applications?after=AAAA', 'applications?limit=0', 'applications?limit=100000', 'payments', 'certificates?after=1', `payments?sitting=${sittingId}&after=QQ`]) expect([path, (await get(await everything(), path)).status]).toEqual([path, 422]);
    expect((await get(reads, `applications/${encodeURIComponent("' or 1=1 --")}`)).status).toBe(404);
    expect((await get(await everything(), `applications/${zhang.number}/scores`)).status).toBe(409);
  });
});

let all: PartnerDesk | undefined;
const everything = async () => (all ??= await partnerWithKey(t, ['applications.read', 'payments.read', 'scores.read', 'certificates.read']));

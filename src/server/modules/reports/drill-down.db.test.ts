import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { listBehind, placeFilter, type Figure } from '#contracts/drill-down.ts';
import { ReportQuery, type ReportView } from '#contracts/reports.ts';
import { ReviewQueue } from '#contracts/review.ts';
import { PERMISSIONS, type Jurisdiction } from '#contracts/staff.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import type { AnyList } from '#server/platform/lists/list-source.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { figureHandlers } from './figures/figures.jobs.ts';

let t: TestApp;
let sittingId: string;
let who: Colleague;
let jurisdiction: Jurisdiction = { kind: 'nation' };
const DAY = 86_400_000;
const PEOPLE = 100;

beforeAll(async () => {
  t = await testApp({ people: { candidateName: () => Promise.resolve('张伟'), staffActor: () => Promise.resolve({ staffId: who.id, name: '周岚', permissions: [...PERMISSIONS], jurisdiction }) } });
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const { id, candidate } = await awaitingReview(t, sittingId, { point: '3701-01', name: '张伟' });
  for (const person of fc.sample(anybody, { numRuns: PEOPLE, seed: 42 })) await alike(candidate.accountId, id, person);
  t.clock.set(t.clock.now() + 3_600_000);
  who = await colleague(t, { name: '周岚', roles: ['national_admin'], jurisdiction });
  for (const handler of figureHandlers) await t.inTx((tx) => handler.work({ tx, now: t.clock.now(), kit: t.kit }, {}, undefined));
}, 240_000);
afterAll(() => t.stop());

const anybody = fc.record({
  point: fc.constantFrom('3701-01', '3701-02', '3702-01', '3601-01'), specialty: fc.constantFrom('01', '02', '03'), subjects: fc.subarray(['1', '2', '3', '4'], { minLength: 1 }), confirmed: fc.boolean(), ended: fc.constantFrom(null, null, null, 'given_up' as const),
  review: fc.constantFrom('awaiting_online', 'awaiting_on_site', 'approved', 'automatic', 'post_exam', 'rejected'), payment: fc.constantFrom('unpaid', 'paying', 'paid', 'exempt'), days: fc.integer({ min: 0, max: 12 }), decided: fc.constantFrom(undefined, undefined, undefined, 'pending' as const, 'proposed' as const),
});

/** Somebody like the first, in another place and state. */
async function alike(account: string, application: string, p: (typeof anybody) extends fc.Arbitrary<infer P> ? P : never): Promise<void> {
  const ids = { account_id: newId(), id: newId() };
  const at = new Date(t.clock.now() - p.days * DAY - 3_600_000);
  await sql`insert into account select (jsonb_populate_record(a, ${JSON.stringify({ account_id: ids.account_id })}::jsonb)).* from account a where account_id = ${account}`.execute(t.db);
  const changes = {
    ...ids, province: p.point.slice(0, 2), prefecture: p.point.slice(0, 4), review_point_id: p.point, specialty_code: p.specialty, subject_codes: p.subjects, ended: p.ended, changed_at: at, started_at: at,
    ...(p.confirmed ? { review_state: p.review, payment_state: p.payment } : { data_state: 'saved', review_state: 'not_started', payment_state: 'unpaid' }),
  };
  await sql`insert into application select (jsonb_populate_record(a, ${JSON.stringify(changes)}::jsonb)).* from application a where id = ${application}`.execute(t.db);
  if (p.confirmed && p.decided) {
    const { version } = await t.db.selectFrom('application').select('version').where('id', '=', ids.id).executeTakeFirstOrThrow();
    await t.db.insertInto('review_decision').values({
      account_id: ids.account_id, id: newId(), application_id: ids.id, review_point_id: p.point, application_version: version, stage: 'first', decision: 'approve', basis: 'opened', state: p.decided, decided_by_id: newId(), decided_at: at,
      ...(p.decided === 'pending' && { takes_effect_at: new Date(t.clock.now() + DAY) }),
    }).execute();
  }
  if (p.payment === 'paid' && p.confirmed) {
    await t.db.insertInto('payment_order').values({ account_id: ids.account_id, id: newId(), application_id: ids.id, order_number: newId().slice(-12), how: 'online', state: 'paid', version: 1, title: '一级建造师', lines: '[]', amount_in_fen: 21_600, opened_at: at, paid_at: at, channel_reference: newId() }).execute();
  }
}

const addressOf = (query: Record<string, string | undefined>): string => new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString();

/** How many rows the list behind a figure has: every page of it is counted. */
async function rowsOf(query: ReportQuery, figure: Figure, part: Parameters<typeof listBehind>[2] = {}): Promise<number> {
  let rows = 0;
  for (let after: string | null = ''; after !== null;) {
    const page: ReviewQueue = ReviewQueue.parse(must(await t.api.get(`/api/staff/review/queue?${addressOf({ ...listBehind(query, figure, part), after: after === '' ? undefined : after })}`, { as: who.as })).json());
    rows += page.items.length;
    after = page.next;
  }
  return rows;
}

const filtersOf = (list: AnyList): z.ZodObject => list.filters;

/** National, provincial, city and review-point staff; what they may is not the matter here. */
const places: fc.Arbitrary<Jurisdiction> = fc.constantFrom<Jurisdiction>(
  { kind: 'nation' }, { kind: 'nation', exams: ['028'] }, { kind: 'province', province: '37' }, { kind: 'prefecture', prefecture: '3701' }, { kind: 'points', points: ['3701-01', '3601-01'] }, { kind: 'points', points: ['3702-01'] },
);
const queries = fc.record({ sitting: fc.constantFrom(undefined, 'ours'), place: fc.constantFrom(undefined, undefined, '37', '3701', '3701-02', '36') });

describe('the list behind a figure', () => {
  it('has as many rows as the figure says, whoever asks from wherever and narrows however', async () => {
    let compared = 0;
    await fc.assert(fc.asyncProperty(places, queries, async (place, asked) => {
      jurisdiction = place;
      const query = ReportQuery.parse({ ...(asked.sitting !== undefined && { sitting: sittingId }), ...(asked.place !== undefined && { place: asked.place }) });
      const reply = await t.api.get(`/api/staff/reports?${addressOf(query)}`, { as: who.as });
      if (reply.status === 404) return; // nothing of that place may be seen
      const view = must(reply).json<ReportView>();
      const same = async (what: string, count: number, figure: Figure, part: Parameters<typeof listBehind>[2] = {}) => {
        expect([what, await rowsOf(query, figure, part)]).toEqual([what, count]);
        compared += count;
      };
      for (const { step, count } of view.funnel) if (step === 'confirmed' || step === 'approved' || step === 'paid') await same(step, count, { of: step });
      await same('rejected', view.rejected, { of: 'rejected' });
      await same('exempt', view.exempt, { of: 'exempt' });
      for (const q of view.queue) {
        await same(`online ${q.bucket}`, q.online, { of: 'online', age: q.bucket });
        await same(`on site ${q.bucket}`, q.onSite, { of: 'on_site', age: q.bucket });
      }
      for (const p of view.places) {
        await same(`${p.code} confirmed`, p.confirmed, { of: 'confirmed' }, { place: p.code });
        await same(`${p.code} paid`, p.paid, { of: 'paid' }, { place: p.code });
      }
      for (const s of view.specialties) await same(`${s.key} confirmed`, s.confirmed, { of: 'confirmed' }, { specialty: s.key });
      for (const s of view.subjects) await same(`${s.key} paid`, s.paid, { of: 'paid' }, { subject: s.key });
      for (const [list, filters, count] of [
        ['applications', { which: 'all', ...placeFilter(query.place) }, view.funnel.find((f) => f.step === 'started')?.count],
        ['payments.orders', { state: 'paid', ...(query.place !== undefined && { place: query.place }) }, view.payments.count],
      ] as const) {
        const source = t.app.modules.flatMap((m) => m.lists ?? []).find((l) => l.name === list);
        if (!source) throw new Error(`no list ${list}`);
        const narrowed = filtersOf(source).parse({ ...filters, ...(query.sitting !== undefined && { sitting: query.sitting }) });
        expect([list, await t.inTx((tx) => source.count({ tx, kit: t.kit, now: t.clock.now(), lang: 'zh', by: { staffId: who.id, permissions: [], jurisdiction }, columns: new Set(), whole: false }, narrowed))]).toEqual([list, count]);
      }
    }), { numRuns: 8, examples: [[{ kind: 'nation' }, { sitting: undefined, place: undefined }], [{ kind: 'province', province: '37' }, { sitting: 'ours', place: '3701' }], [{ kind: 'points', points: ['3701-01', '3601-01'] }, { sitting: undefined, place: undefined }]] });
    expect(compared).toBeGreaterThan(PEOPLE);
  }, 300_000);
});

import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportChoices, ReportView } from '#contracts/reports.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { figureHandlers } from './figures/figures.jobs.ts';

let t: TestApp;
let sittingId: string;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  for (const [point, name] of [['3701-01', '张伟'], ['3702-01', '欧阳倩'], ['3601-01', '𠮷田健']] as const) await awaitingReview(t, sittingId, { point, name, how: point.startsWith('36') ? 'on_site' : 'online' });
  await count();
}, 180_000);
afterAll(() => t.stop());

let countedAt: number;

async function count(): Promise<void> {
  countedAt = t.clock.now();
  for (const handler of figureHandlers) await t.inTx((tx) => handler.work({ tx, now: countedAt, kit: t.kit }, {}, undefined));
}

const figures = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/reports${query}`, { as: who.as })).json<ReportView>();

describe('the figures', () => {
  it('count what is there, say when, and what to expect', async () => {
    const nation = await colleague(t, { roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    const seen = await figures(nation, `?sitting=${sittingId}`);
    expect(seen.countedAt).toBe(countedAt);
    expect(Object.fromEntries(seen.funnel.map((f) => [f.step, f.count]))).toEqual({ started: 3, saved: 3, committed: 3, confirmed: 3, approved: 0, paid: 0 });
    expect(seen.queue[0]).toEqual({ bucket: '1', online: 2, onSite: 1 });
    expect(seen.places.map((p) => [p.code, p.confirmed])).toEqual([['37', 2], ['36', 1]]);
    expect(seen.specialties.reduce((sum, s) => sum + s.confirmed, 0)).toBe(3);
    expect(seen.hours.reduce((sum, h) => sum + h.confirmed, 0)).toBe(3);
    expect(seen.forecast.how).toBe('pace');
    expect((await figures(nation, '?place=37')).places.map((p) => p.code)).toEqual(['3701', '3702']);
    expect((await figures(nation, '?place=3701')).places.map((p) => p.code)).toEqual(['3701-01']);
    expect(must(await t.api.get('/api/staff/report-choices', { as: nation.as })).json<ReportChoices>().places).toHaveLength(32);
  });

  it('age with what waits', async () => {
    const nation = await colleague(t, { roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    await t.db.updateTable('application').set({ changed_at: new Date(t.clock.now() - 4 * 86_400_000) }).where('review_point_id', '=', '3601-01').execute();
    t.clock.set(t.clock.now() + 3_600_000);
    await count();
    const seen = await figures({ ...nation, as: await t.signInStaff(nation.id) });
    expect(seen.queue).toEqual([{ bucket: '1', online: 2, onSite: 0 }, { bucket: '3', online: 0, onSite: 0 }, { bucket: '7', online: 0, onSite: 1 }, { bucket: 'more', online: 0, onSite: 0 }]);
  });

  it('are those of the jurisdiction, whoever asks and wherever', async () => {
    const jurisdictions = fc.tuple(
      fc.oneof(
        fc.constant<Jurisdiction>({ kind: 'nation' }), fc.constantFrom('37', '36', '44').map((province): Jurisdiction => ({ kind: 'province', province })),
        fc.constantFrom('3701', '3702', '3601').map((prefecture): Jurisdiction => ({ kind: 'prefecture', prefecture })),
      ),
      fc.constantFrom<{ exams?: string[] }>({}, {}, { exams: ['034'] }, { exams: ['028'] }),
    ).map(([place, exams]): Jurisdiction => ({ ...place, ...exams }));
    await fc.assert(fc.asyncProperty(jurisdictions, fc.constantFrom(undefined, '37', '3601', '3702-01'), async (jurisdiction, place) => {
      const role = jurisdiction.kind === 'nation' ? 'national_admin' : jurisdiction.kind === 'province' ? 'provincial_admin' : 'city_officer';
      const who = await colleague(t, { roles: [role], jurisdiction });
      const reply = await t.api.get(`/api/staff/reports${place === undefined ? '' : `?place=${place}`}`, { as: who.as });
      const there = await t.db.selectFrom('application').select(sql<number>`count(*)::int`.as('n')).where(withinJurisdiction(jurisdiction))
        .where(place === undefined ? sql<boolean>`true` : sql<boolean>`starts_with(review_point_id, ${place})`).executeTakeFirstOrThrow();
      if (reply.status === 404) expect(there.n).toBe(0);
      else expect(reply.json<ReportView>().funnel.map((f) => f.count)).toEqual([there.n, there.n, there.n, there.n, 0, 0]);
    }), { numRuns: 16 });
  }, 120_000);
});

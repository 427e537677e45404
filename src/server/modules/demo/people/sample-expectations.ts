import { z } from 'zod';
import { StaffSitting } from '#contracts/sittings.ts';
import { listHeldSittings } from '#server/modules/catalogue/index.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { act, actsOf, officer, type Scene } from '../last-sitting/act.ts';

/** States how many some provinces expect for what opens there (预计报名人数), as their officers would. */
export const stateExpectations = declareJob({ name: 'demo.state-expectations', payload: z.object({}), attempts: 3, retryDelaySeconds: 5 });

/** How many a province expects of one exam; the others leave it to the usual figures. */
const EXPECTED: readonly { exam: string; people: Readonly<Record<string, number>> }[] = [
  { exam: '034', people: { 37: 138_000, 62: 24_500, 36: 52_000, 13: 96_000 } },
  { exam: '028', people: { 37: 71_000, 62: 12_800 } },
  { exam: '001', people: { 37: 88_000 } },
];
const Saved = z.object({ version: z.int() });

export const onStateExpectations = (endpoints: () => readonly AnyEndpoint[]) => handleJob(stateExpectations, {
  work: async ({ tx, kit, now }) => {
    const scene: Scene = { tx, kit, acts: actsOf(endpoints()) };
    const by = await officer(scene, 'kaowu.bu');
    for (const { sitting, configs } of await listHeldSittings(tx)) {
      const people: Readonly<Record<string, number>> = EXPECTED.find((e) => e.exam === sitting.examCode)?.people ?? {};
      for (const { province } of configs.filter((c) => people[c.province] !== undefined && c.windows.apply.closesAt > now)) {
        const seen = await act(scene, by, now, 'GET /api/staff/sittings/:id', { params: { id: sitting.id } }, StaffSitting);
        const mine = seen.provinces.find((p) => p.province === province);
        if (!mine || mine.terms.expectedCandidates !== null) continue;
        await act(scene, by, now, 'PUT /api/staff/sittings/:id/provinces/:province', {
          params: { id: sitting.id, province },
          body: { version: mine.version, terms: { ...mine.terms, expectedCandidates: people[province] }, reason: '按上年报名人数和本年摸底填报预计报名人数', tell: false },
        }, Saved);
      }
    }
  },
});

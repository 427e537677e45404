import { z } from 'zod';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import type { KnownPerson } from '#server/standins/registries/people.ts';
import { act, actsOf, officer } from '../last-sitting/act.ts';
import { listLoaded } from './demo-people.store.ts';
import { samplePeople } from './sample-people.ts';

const AGAIN_IN = 5_000;
/** After ten minutes with those who are there. */
const ASKED_MOST = 120;
/** Of whom the registry says something else now than when she registered. */
const DIFFERS = 'zheng-xiaoyan';
const Ordered = z.looseObject({ id: z.uuid(), state: z.string() });

/** Checks the results of the sample people anew (批量复核) once they are all there: education by two people, with one that differs; identities wait for the second person. */
export const loadRecheck = declareJob({ name: 'demo.load-recheck', attempts: 3, payload: z.object({ asked: z.int().default(0) }) });

/** Brings both in by the addresses officers use; `addPeople` tells the stand-in registries what they know of whom. */
export function onLoadRecheck(endpoints: () => readonly AnyEndpoint[], addPeople: ((persons: KnownPerson[]) => Promise<void>) | undefined) {
  return handleJob<typeof loadRecheck.payload, boolean>(loadRecheck, {
    prepare: async ({ read }, { asked }) => {
      const people = await samplePeople();
      const ready = new Set((await read(listLoaded)).flatMap((p) => (p.stage === 'ready' ? [p.key] : [])));
      if (asked < ASKED_MOST && people.some((p) => !ready.has(p.key))) return false;
      const one = people.find((p) => p.key === DIFFERS);
      // filed under a major of another name since: what was 通过 is a person's to look at again
      if (one && addPeople) await addPeople([{ name: one.name, documentNumber: one.documentNumber, status: 'current', earlierNumbers: [], degrees: [], titles: [], credit: [], educations: one.educations.map((e) => ({ certificateNumber: e.certificateNumber, institution: e.institution, graduatedIn: e.graduatedIn, major: '工程造价', educationLevel: e.level, manual: false })) }]);
      return true;
    },
    work: async ({ tx, kit, now }, { asked }, allThere) => {
      if (!allThere) return enqueue(tx, loadRecheck, { asked: asked + 1 }, { now, runAt: now + AGAIN_IN });
      const scene = { tx, kit, acts: actsOf(endpoints()) };
      const [first, second] = [await officer(scene, 'bu.guanli'), await officer(scene, 'bu.fuhe')];
      const propose = (kind: string, reason: string) => act(scene, first, now, 'POST /api/staff/reverify-runs', { body: { kind, states: ['passed'], olderThanDays: 0, reason } }, Ordered);
      const run = await propose('education', '报名前统一复核学历，人考函〔2026〕44 号');
      if (run.state === 'proposed') await act(scene, second, now, 'POST /api/staff/reverify-runs/:runId/decision', { params: { runId: run.id }, body: { decision: 'approve', reason: '已与学信中心约定时段，同意' } }, z.object({}));
      await propose('identity', '公安部门更新人口库后复核身份');
    },
  });
}

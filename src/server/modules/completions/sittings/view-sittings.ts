import type { CompletionSitting, CompletionSittings, CompletionState } from '#contracts/completions.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { refusalText } from '#contracts/refusals.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { catalogueNames, findSitting, listSittings } from '#server/modules/catalogue/index.ts';
import type { Working } from '../asking.ts';
import { findRun, listRuns, type SittingRun } from '../assess/sitting-runs.store.ts';
import { countByProvince } from '../people/people.store.ts';

/** A sitting whose completions are computed, of an exam the officer works for. */
export async function takeSitting({ tx, by }: Pick<Working, 'tx' | 'by'>, id: string): Promise<Result<{ sitting: Sitting; run: SittingRun }>> {
  const sitting = await findSitting(tx, id);
  const run = sitting && coversExam(by.jurisdiction, sitting.examCode) ? await findRun(tx, id) : undefined;
  return sitting && run ? ok({ sitting, run }) : refusedFor('completion.sitting_not_found');
}

/** The sittings whose scores were archived, the newest first; figures are the whole nation's, so only the nation is told them. */
export async function viewSittings({ tx, lang, by }: Working): Promise<CompletionSittings> {
  const runs = await listRuns(tx);
  const names = catalogueNames(tx, lang);
  const sittings: CompletionSittings['sittings'] = [];
  for (const s of (await listSittings(tx)).filter((x) => runs.has(x.id) && coversExam(by.jurisdiction, x.examCode)).toSorted((a, b) => lastDay(b).localeCompare(lastDay(a)))) {
    const run = runs.get(s.id);
    if (run) sittings.push({ sitting: s.id, name: await names.sitting(s.id), examOn: lastDay(s), people: run.people, complete: run.complete, finishedAt: run.finishedAt });
  }
  return { sittings };
}

/** One sitting with how many stand where in the caller's part of the country. */
export async function viewSitting(working: Working, id: string): Promise<Result<CompletionSitting>> {
  const { tx, lang, by } = working;
  const taken = await takeSitting(working, id);
  if (!taken.ok) return taken;
  const { sitting, run } = taken.value;
  const names = catalogueNames(tx, lang);
  const counted = new Map<string, Record<CompletionState, number>>();
  for (const { province, state, count } of await countByProvince(tx, by.jurisdiction, id)) {
    const counts = counted.get(province) ?? nothing();
    counts[state] = count;
    counted.set(province, counts);
  }
  const provinces = await Promise.all([...counted].map(async ([province, counts]) => ({ province: ProvinceCode.parse(province), name: await names.province(province), counts })));
  return ok({
    sitting: sitting.id, name: await names.sitting(sitting.id), examOn: lastDay(sitting), publicityDays: run.publicityDays, run: { people: run.people, complete: run.complete, changed: run.changed, finishedAt: run.finishedAt }, provinces,
    closed: {
      recompute: by.permissions.includes('publicity.arrange') || by.permissions.includes('publicity.approve') ? null : refusalText(forbidden('publicity.arrange'), lang),
      days: by.jurisdiction.kind === 'nation' ? null : refusalText({ code: 'completion.nation_only' }, lang),
    },
  });
}

const nothing = (): Record<CompletionState, number> => ({ found: 0, checking: 0, refused: 0, announced: 0, held: 0, cleared: 0, taken_back: 0 });
const lastDay = (s: Sitting): string => s.examOn.toSorted().at(-1) ?? '';

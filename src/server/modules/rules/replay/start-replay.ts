import type { MajorVersionId } from '#contracts/major-versions.ts';
import type { RuleFlips, RuleReplay, RuleReplayId, RuleVersionId, StartMajorReplay } from '#contracts/rules.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { z } from 'zod';
import { coversExam, isWithin } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { countConfirmed, findConfirmedNames } from '#server/modules/applications/index.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';
import { readAsTable } from '#server/modules/majors/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { readVersion, type Ruling } from '../commands/write-rule.ts';
import { replayRules } from './replay.jobs.ts';
import { findReplay, insertReplay, listFlips, listReplays, progressOf, type Judged, type Replay } from './replay.store.ts';

const PAGE = 50;

/** Begins a replay of a version over the confirmed applications of one exam year, as far as the asking officer sees them. */
export async function startReplay(ruling: Ruling, id: RuleVersionId, examYear: number): Promise<Result<RuleReplay>> {
  const { tx } = ruling;
  const version = await readVersion(ruling, id);
  if (!version.ok) return version;
  const { exam, text, rowVersion } = version.value;
  if (!(await listSittings(tx)).some((s) => s.examCode === exam && s.year === examYear)) return refusedFor('rule.years_of_exam_unknown', { path: 'examYear', params: { year: examYear } });
  return begin(ruling, { judges: 'conditions', text, versionId: id, rowVersion, exam, examYear });
}

/** The same of a table of majors over the applications of one of its exams: whose automatic match would turn. */
export async function startMajorReplay(ruling: Ruling, id: MajorVersionId, { exam, examYear }: StartMajorReplay): Promise<Result<RuleReplay>> {
  const found = await readAsTable(ruling, id);
  if (!found.ok) return found;
  const { table, basedOn, rowVersion } = found.value;
  if (!table.examCodes.includes(exam) || !coversExam(ruling.by.jurisdiction, exam)) return refusedFor('major.replay_other_exam', { path: 'exam' });
  if (table.majors.length === 0) return refusedFor('major.empty');
  if (!(await listSittings(ruling.tx)).some((s) => s.examCode === exam && s.year === examYear)) return refusedFor('rule.years_of_exam_unknown', { path: 'examYear', params: { year: examYear } });
  return begin(ruling, { judges: 'majors', then: { table, basedOn }, versionId: id, rowVersion, exam, examYear });
}

async function begin({ tx, now, by }: Ruling, asked: Judged & { versionId: string; rowVersion: number; exam: string; examYear: number }): Promise<Result<RuleReplay>> {
  const { exam, examYear, rowVersion } = asked;
  const total = await countConfirmed(tx, { examCode: exam, examYear, jurisdiction: by.jurisdiction });
  const replayId = newId<RuleReplayId>();
  const begun = await insertReplay(tx, { ...asked, id: replayId, jurisdiction: by.jurisdiction, total }, { staffId: by.staffId, at: new Date(now) });
  if (!begun) return refusedFor('rule.replay_running');
  await enqueue(tx, replayRules, { replayId });
  return ok({ id: replayId, ruleVersion: rowVersion, examYear, startedAt: now, finishedAt: null, total, seen: 0, unjudged: 0, stay: 0, gained: 0, lost: 0 });
}

/** The replays of a table whose figures somebody may see, each with its exam. */
export async function viewMajorReplays(ruling: Ruling, id: MajorVersionId): Promise<Result<(RuleReplay & { exam: string })[]>> {
  const found = await readAsTable(ruling, id);
  if (!found.ok) return found;
  return ok((await listReplays(ruling.tx, id)).filter((r) => isSeenBy(ruling, r)).map((r) => ({ ...progressOf(r), exam: r.exam })));
}

/** The replays of a version whose figures somebody may see: those over applications that all lie in their jurisdiction. */
export async function viewReplays(ruling: Ruling, id: RuleVersionId): Promise<Result<RuleReplay[]>> {
  const version = await readVersion(ruling, id);
  if (!version.ok) return version;
  return ok((await listReplays(ruling.tx, id)).filter((r) => isSeenBy(ruling, r)).map(progressOf));
}

/** Who would flip and why, page after page, their names shortened. */
export async function viewFlips(ruling: Ruling & { kit: Kit; lang: Lang }, id: RuleReplayId, after: string | undefined): Promise<Result<z.infer<typeof RuleFlips>>> {
  const { tx, kit, by, lang } = ruling;
  const replay = await findReplay(tx, id);
  if (!replay || !isSeenBy(ruling, replay)) return refusedFor('rule.replay_not_found');
  const flips = await listFlips(tx, id, by.jurisdiction, after, PAGE + 1);
  const shown = flips.slice(0, PAGE);
  const named = await findConfirmedNames(tx, kit, shown.map((f) => ({ accountId: f.accountId, id: f.applicationId })));
  return ok({
    flips: shown.map((f) => ({ applicationId: f.applicationId, ...(named.get(f.applicationId) ?? { number: '', name: '', province: '' }), becomes: f.met ? 'met' as const : 'missed' as const, why: f.why.map((w) => w[lang]) })),
    next: flips.length > PAGE ? (shown.at(-1)?.applicationId ?? null) : null,
  });
}

function isSeenBy({ by }: Pick<Ruling, 'by'>, replay: Replay): boolean {
  return isWithin({ ...replay.jurisdiction, exams: [replay.exam] }, by.jurisdiction);
}

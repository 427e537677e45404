import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { Exam, Sitting } from '#contracts/catalogue.ts';
import { PassLineSetId, type MovePassLines, type SavePassLines } from '#contracts/pass-lines.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { refusalsToMoveVersion, stateAfter, type VersionMove } from '#server/kernel/two-person-version.ts';
import { findSitting, getExam, listProvinces } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { refusalsToLines } from '../domain/line-rules.ts';
import { findInForce, insertSet, listSets, lockSet, writeSet, type KeptSet, type Writer } from '../pass-lines.store.ts';
import { sittingSubjects } from '../sitting-subjects.ts';

/** Somebody who works on pass lines, in one transaction at one moment. */
export type LineWork = { tx: Tx; now: Instant; by: Writer & { jurisdiction: Jurisdiction } };

/** The sitting somebody may see, with its exam; others do not exist for them. */
export async function findLinedSitting({ tx, by }: Pick<LineWork, 'tx' | 'by'>, id: string): Promise<Result<{ sitting: Sitting; exam: Exam }>> {
  const sitting = await findSitting(tx, id);
  return sitting && coversExam(by.jurisdiction, sitting.examCode) ? ok({ sitting, exam: await getExam(tx, sitting.examCode) }) : refusedFor('sitting.not_found');
}

/** Begins a set (起草合格标准) once the last exam day is over: the lines in force, or none, to go on from. One set of a sitting is open at a time. */
export async function draftPassLines(work: LineWork, id: string): Promise<Result<PassLineSetId>> {
  const { tx, now, by } = work;
  const found = await findLinedSitting(work, id);
  if (!found.ok) return found;
  const { sitting } = found.value;
  const no = refusalsToDraft(work, sitting);
  if (no.length > 0) return refused(no);
  const text = (await findInForce(tx, sitting.id))?.text ?? { basis: `${String(sitting.year)}年度合格标准`, announcesAt: now, lines: [] };
  const set = PassLineSetId.parse(newId());
  if (await insertSet(tx, { id: set, sitting: sitting.id, text }, by, new Date(now))) return ok(set);
  return refusedFor('pass_line.draft_exists', { params: { by: (await listSets(tx, sitting.id)).find((s) => s.state === 'draft' || s.state === 'proposed')?.writerName ?? '—' } });
}

/** Why somebody may not begin a set for a sitting: pass lines are the nation's, and made once the exam is over. */
export function refusalsToDraft({ now, by }: Pick<LineWork, 'now' | 'by'>, { examOn }: Pick<Sitting, 'examOn'>): Refusal[] {
  const last = examOn.toSorted().at(-1);
  return [
    ...(by.jurisdiction.kind === 'nation' ? [] : [refuse('pass_line.nation_only')]),
    ...(last === undefined || now < startOfBeijingDay(last) + 86_400_000 ? [refuse('pass_line.before_exam', { params: { day: last ?? '—' } })] : []),
  ];
}

/** Saves a draft (保存), whatever is still wrong with it, so that work can be interrupted. */
export async function savePassLines(work: LineWork, id: PassLineSetId, { version, ...text }: SavePassLines): Promise<Result<KeptSet>> {
  const taken = await takeSet(work, id, version, 'edit');
  if (taken.ok) await writeSet(work.tx, taken.value, { text }, { name: 'save', by: work.by, reason: null }, new Date(work.now));
  return taken;
}

/** Hands a draft to a second person (提交批准), once nothing stands against any line of it. */
export async function proposePassLines(work: LineWork, id: PassLineSetId, { version, reason }: MovePassLines): Promise<Result<KeptSet>> {
  const taken = await takeSet(work, id, version, 'propose');
  if (!taken.ok) return taken;
  const sound = await checkLines(work.tx, taken.value);
  if (!sound.ok) return sound;
  await writeSet(work.tx, taken.value, { state: stateAfter('propose') }, { name: 'propose', by: work.by, reason }, new Date(work.now));
  return taken;
}

/** Gives a proposal back to its authors (退回修改), or ends a set for good (撤销). */
export async function endPassLines(work: LineWork, id: PassLineSetId, { version, reason }: MovePassLines, act: 'return' | 'withdraw'): Promise<Result<KeptSet>> {
  const taken = await takeSet(work, id, version, act);
  if (taken.ok) await writeSet(work.tx, taken.value, { state: stateAfter(act) }, { name: act, by: work.by, reason }, new Date(work.now));
  return taken;
}

/** Approves a proposal (批准) as its second person: it holds at once, the set it replaces is kept as replaced. */
export async function approvePassLines(work: LineWork, id: PassLineSetId, { version, reason }: MovePassLines): Promise<Result<KeptSet>> {
  const { tx, by } = work;
  const taken = await takeSet(work, id, version, 'approve');
  if (!taken.ok) return taken;
  const sound = await checkLines(tx, taken.value);
  if (!sound.ok) return sound;
  const at = new Date(work.now);
  const before = await findInForce(tx, taken.value.sitting);
  const held = before && (await lockSet(tx, before.id));
  if (held) await writeSet(tx, held, { state: 'replaced' }, { name: 'replace', by, reason }, at);
  await writeSet(tx, taken.value, { state: stateAfter('approve') }, { name: 'approve', by, reason }, at);
  return taken;
}

async function checkLines(tx: Tx, { sitting: id, text }: KeptSet): Promise<Result<undefined>> {
  const sitting = await findSitting(tx, id);
  if (sitting === undefined) return refusedFor('sitting.not_found');
  const no = refusalsToLines(text.lines, { subjects: sittingSubjects(await getExam(tx, sitting.examCode), sitting), provinces: await listProvinces(tx) });
  return no.length > 0 ? refused(no) : ok(undefined);
}

/** Holds a set for an act by somebody who may do it and has seen its newest state. */
async function takeSet(work: LineWork, id: PassLineSetId, version: number, move: VersionMove): Promise<Result<KeptSet>> {
  const held = await lockSet(work.tx, id);
  const seen = held && (await findLinedSitting(work, held.sitting));
  if (!held || !seen?.ok) return refusedFor('pass_line.not_found');
  if (work.by.jurisdiction.kind !== 'nation') return refusedFor('pass_line.nation_only');
  const no = refusalsToMoveVersion('pass_line', move, held, work.by, version);
  return no.length > 0 ? refused(no) : ok(held);
}

import { beijingDay, type Instant } from '#contracts/dates.ts';
import { PublicityId, type MakePublicity, type MovePublicity, type ProposePublicity, type PublicityAct } from '#contracts/publicity.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { endOfWorkingDays, findSitting } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Officer, Working } from '../asking.ts';
import { findRun } from '../assess/sitting-runs.store.ts';
import { endOf, needsReason, publicityAfter, refusalsToMove, type ListFacts } from '../domain/publicity-acts.ts';
import { countUnlisted } from './entries.store.ts';
import { insertPublicity, lockPublicity, stepPublicity, type Publicity } from './publicities.store.ts';
import { announceList, closeList, makeList, unlist } from './publicity.jobs.ts';

/** True for officers of the whole place a list is of: a province its own, the nation its own and each province's. */
export function mayActOn({ jurisdiction: j }: Pick<Officer, 'jurisdiction'>, place: { province: string | null; examCode: string }): boolean {
  return coversExam(j, place.examCode) && (j.kind === 'nation' || (j.kind === 'province' && j.province === place.province));
}

/** 拟定公示名单: everybody of the place who passed everything and the check, and is on no list, is written down in the background. */
export async function makePublicity({ tx, by, now }: Working, { sitting: sittingId, province, phone, mail }: MakePublicity): Promise<Result<PublicityId>> {
  const sitting = await findSitting(tx, sittingId);
  const run = sitting && (await findRun(tx, sittingId));
  if (!sitting || !run) return refusedFor('completion.sitting_not_found');
  if (!mayActOn(by, { province, examCode: sitting.examCode })) return refusedFor('publicity.not_yours');
  if (run.finishedAt === null) return refusedFor('publicity.not_computed');
  if ((await countUnlisted(tx, { sittingId, province })) === 0) return refusedFor('publicity.nobody');
  const id = PublicityId.parse(newId());
  const begun = await insertPublicity(tx, { id, sittingId, examCode: sitting.examCode, examYear: sitting.year, province, workingDays: run.publicityDays, phone, mail }, by, new Date(now));
  if (!begun) return refusedFor('publicity.exists');
  await stepPublicity(tx, { id, version: 0 }, { state: 'making' }, 'make', {}, by, new Date(now));
  await enqueue(tx, makeList, { publicityId: id });
  return ok(id);
}

/** The last working day of a list that begins at an instant; undefined where the calendar does not know. */
export const lastDayOf = (startsAt: Instant, workingDays: number): string | undefined => endOfWorkingDays(beijingDay(startsAt), workingDays)?.day;

/** 提请公示: from which instant the list is to be shown; its end follows from the working days of the sitting. */
export async function proposePublicity(working: Working, id: PublicityId, { version, startsAt }: ProposePublicity): Promise<Result<PublicityId>> {
  const { tx, by, now } = working;
  const taken = await takeToMove(working, id, 'propose', version, startsAt);
  if (!taken.ok) return taken;
  const lastDay = lastDayOf(startsAt, taken.value.workingDays) ?? '';
  await stepPublicity(tx, taken.value, { state: publicityAfter('propose'), startsAt: new Date(startsAt), endsAt: new Date(endOf(lastDay)), proposedBy: by }, 'propose', {}, by, new Date(now));
  return ok(id);
}

/** One of the other acts on a list (确认、退回、撤回): in a state that allows it, in the version one saw, shown only by a second person. */
export async function movePublicity(working: Working, id: PublicityId, act: Exclude<PublicityAct, 'propose'>, { version, reason }: MovePublicity): Promise<Result<PublicityId>> {
  const { tx, by, now } = working;
  const taken = await takeToMove(working, id, act, version);
  if (!taken.ok) return taken;
  if (needsReason(act) && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  const list = taken.value;
  const at = new Date(now);
  await stepPublicity(tx, list, {
    state: publicityAfter(act), ...(act === 'return' && { proposedBy: null, startsAt: null, endsAt: null }), ...(act === 'approve' && { approvedBy: { ...by, at } }),
  }, act, { reason, ...(act === 'approve' && { detail: String(list.entries) }) }, by, at);
  if (act === 'approve') {
    await enqueue(tx, announceList, { publicityId: id });
    await enqueue(tx, closeList, { publicityId: id }, { runAt: (list.endsAt ?? now) + 1_000, now });
  }
  if (act === 'withdraw') await enqueue(tx, unlist, { publicityId: id });
  return ok(id);
}

/** A list as the rules of its acts see it. */
export function factsOf(list: Publicity, startsAt = list.startsAt): ListFacts {
  return { ...list, startsAt, lastDay: startsAt === null ? undefined : lastDayOf(startsAt, list.workingDays) };
}

async function takeToMove({ tx, by, now }: Working, id: PublicityId, act: PublicityAct, version: number, startsAt?: Instant): Promise<Result<Publicity>> {
  const list = await lockPublicity(tx, by.jurisdiction, id);
  if (!list) return refusedFor('publicity.not_found');
  if (!mayActOn(by, list)) return refusedFor('publicity.not_yours');
  if (list.version !== version) return refusedFor('publicity.changed_meanwhile');
  const no = refusalsToMove(act, factsOf(list, startsAt), by.staffId, now);
  return no.length > 0 ? refused(no) : ok(list);
}

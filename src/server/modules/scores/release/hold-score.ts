import type { HoldScore } from '#contracts/score-release.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Kit } from '#server/platform/kit.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { listScored } from '../cards/cards.store.ts';
import { makeCards } from '../cards/make-cards.ts';
import { parseTicketNumber } from '../domain/marks.ts';
import { findOnRoll, insertHold, liftHold } from './holds.store.ts';
import { findRelease } from './release.store.ts';

/** Keeps one person's scores from being shown (暂不公布), before or after the release, or lifts that; their cards are made anew at once. */
export async function holdScore(scoring: Scoring, kit: Kit, sittingId: string, move: 'hold' | 'lift', { ticket, reason }: HoldScore): Promise<Result<undefined>> {
  const { tx, now, by } = scoring;
  const found = await takeOnRoll(scoring, sittingId, ticket);
  if (!found.ok) return found;
  const { number } = found.value;
  const done = await (move === 'hold' ? insertHold : liftHold)(tx, sittingId, number, reason, by, new Date(now));
  if (!done) return refusedFor(move === 'hold' ? 'score.held_already' : 'score.not_held', { path: 'ticket' });
  await remakeCards(scoring, kit, sittingId, [number]);
  return ok(undefined);
}

/** Somebody of a sitting's roll whom the caller may see; outside their jurisdiction nobody holds that number. */
export async function takeOnRoll(scoring: Pick<Scoring, 'tx' | 'by'>, sittingId: string, ticket: string): Promise<Result<NonNullable<Awaited<ReturnType<typeof findOnRoll>>>>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const found = await findOnRoll(scoring.tx, sittingId, parseTicketNumber(ticket) ?? '');
  return found && covers(scoring.by.jurisdiction, { province: found.province, exam: sitting.value.examCode }) ? ok(found) : refusedFor('score.ticket_not_found', { path: 'ticket' });
}

/** Makes the cards of single people anew once there are cards at all. */
export async function remakeCards(scoring: Pick<Scoring, 'tx' | 'by' | 'now'>, kit: Kit, sittingId: string, numbers: readonly string[]): Promise<void> {
  const { state } = await findRelease(scoring.tx, sittingId);
  const sitting = await takeSitting(scoring, sittingId);
  if (state === null || !sitting.ok) return;
  await makeCards(scoring.tx, kit, sitting.value, await listScored(scoring.tx, sittingId, { numbers }), scoring.now);
}

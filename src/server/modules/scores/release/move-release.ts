import { SittingId } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { MoveRelease, ProposeRelease } from '#contracts/score-release.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { archiveSitting } from '../archive/archive.jobs.ts';
import { takeNationally, type Scoring } from '../asking.ts';
import { refusalsToMoveRelease } from '../domain/release-acts.ts';
import { makeCardsOf } from './release.jobs.ts';
import { countForRelease, findRelease, proposeRelease, stepRelease } from './release.store.ts';

/** Proposes the instant at which all provinces open (提请公布); the cards are made now, so that the instant itself does no work. */
export async function propose(scoring: Scoring, sittingId: string, { version, opensAt }: ProposeRelease): Promise<Result<undefined>> {
  const { tx, now, by } = scoring;
  const sitting = await takeNationally(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const release = await findRelease(tx, sittingId, { lock: true });
  const no = [...refusalsToMoveRelease('propose', release, by, now, version, opensAt), ...(await refusalsOfMarks(scoring, sittingId))];
  if (no.length > 0) return refused(no);
  if (!(await proposeRelease(tx, release, new Date(opensAt), by, new Date(now)))) return refusedFor('score.changed_meanwhile');
  await enqueue(tx, makeCardsOf, { sittingId: SittingId.parse(sittingId), version: release.rowVersion + 1 });
  return ok(undefined);
}

/** Approves the instant as the second person (批准公布), or calls it back while it has not come (退回). */
export async function decideRelease(scoring: Scoring, sittingId: string, move: 'approve' | 'return', { version, reason }: MoveRelease): Promise<Result<undefined>> {
  const { tx, now, by } = scoring;
  const sitting = await takeNationally(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const release = await findRelease(tx, sittingId, { lock: true });
  const no = [...refusalsToMoveRelease(move, release, by, now, version), ...(move === 'approve' ? await refusalsOfMarks(scoring, sittingId) : [])];
  if (no.length > 0) return refused(no);
  if (move === 'return' && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  if (move === 'approve' && release.opensAt !== null) await enqueue(tx, archiveSitting, { sittingId: SittingId.parse(sittingId), run: release.rowVersion }, { runAt: release.opensAt, now });
  await stepRelease(tx, release, move === 'approve' ? 'approved' : 'returned', move, reason, by, new Date(now));
  return ok(undefined);
}

/** What stands against releasing what is loaded now. */
export async function refusalsOfMarks({ tx }: Pick<Scoring, 'tx'>, sittingId: string): Promise<Refusal[]> {
  const { marks, openImport } = await countForRelease(tx, sittingId);
  return [...(marks === 0 ? [refuse('score.nothing_loaded')] : []), ...(openImport ? [refuse('score.import_under_way')] : [])];
}

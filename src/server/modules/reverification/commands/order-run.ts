import type { Instant } from '#contracts/dates.ts';
import type { ProposeRun, ReverifyFilter, ReverifyRunId } from '#contracts/reverification.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsToDecideRun, refusalsToResume, refusalsToStop } from '../domain/run-rules.ts';
import { countChosen } from '../items.store.ts';
import { fillRun } from '../reverification.jobs-declared.ts';
import type { Chosen, Run } from '../run.ts';
import { decideRow, findRun, insertRun, moveRun } from '../runs.store.ts';

export type Officer = { tx: Tx; kit: Pick<Kit, 'settings'>; now: Instant; actor: { staffId: string } };

const DAY = 86_400_000;

/** What was chosen, with the age as a moment: the same results are meant whenever the run begins. */
export function chosenOf({ kind, states, olderThanDays, sittingId, province }: ReverifyFilter, now: Instant): Chosen {
  return { kind, states: [...new Set(states)].toSorted(), answeredBefore: now - olderThanDays * DAY, sittingId: sittingId ?? null, province: province ?? null };
}

/** 提出批量复核: what is few enough begins at once, more waits for a second person. */
export async function proposeRun({ tx, kit, now, actor }: Officer, asked: ProposeRun): Promise<Result<Run>> {
  const chosen = chosenOf(asked, now);
  const total = await countChosen(tx, chosen);
  if (total === 0) return refusedFor('reverify.nothing');
  const id = newId<ReverifyRunId>();
  const needsSecond = total > kit.settings.reverifyAlone;
  await insertRun(tx, { ...chosen, id, reason: asked.reason, needsSecond, total, proposedById: actor.staffId, proposedAt: now });
  if (!needsSecond && !(await begin(tx, id, now))) return refusedFor('reverify.under_way');
  return current(tx, id);
}

/** 第二人批准或者不批准: by somebody else than who proposed it; an approved run begins at once. */
export async function decideRun({ tx, now, actor }: Officer, id: ReverifyRunId, d: { decision: 'approve' | 'refuse'; reason: string }): Promise<Result<Run>> {
  const run = await findRun(tx, id, { lock: true });
  if (!run) return refusedFor('reverify.not_found');
  const no = refusalsToDecideRun(run, actor.staffId);
  if (no.length > 0) return refused(no);
  const approved = d.decision === 'approve';
  if (!(await decideRow(tx, id, { approved, byId: actor.staffId, note: d.reason, at: now }))) return refusedFor('reverify.not_proposed');
  if (approved && !(await begin(tx, id, now))) return refusedFor('reverify.under_way');
  return current(tx, id);
}

/** 暂停: the part under way is finished, the next is not begun. */
export async function stopRun({ tx, now }: Officer, id: ReverifyRunId): Promise<Result<Run>> {
  const run = await findRun(tx, id, { lock: true });
  if (!run) return refusedFor('reverify.not_found');
  const no = refusalsToStop(run);
  if (no.length > 0) return refused(no);
  await moveRun(tx, id, ['running'], 'stopped', now);
  return current(tx, id);
}

/** 继续: goes on where it stopped. */
export async function resumeRun({ tx, now }: Officer, id: ReverifyRunId): Promise<Result<Run>> {
  const run = await findRun(tx, id, { lock: true });
  if (!run) return refusedFor('reverify.not_found');
  const no = refusalsToResume(run);
  if (no.length > 0) return refused(no);
  await moveRun(tx, id, ['stopped'], 'running', now);
  // it may have been stopped before its results were written down
  await enqueue(tx, fillRun, { runId: id });
  return current(tx, id);
}

async function begin(tx: Tx, id: ReverifyRunId, now: Instant): Promise<boolean> {
  if (!(await moveRun(tx, id, ['proposed'], 'running', now))) return false;
  await enqueue(tx, fillRun, { runId: id });
  return true;
}

async function current(tx: Tx, id: ReverifyRunId): Promise<Result<Run>> {
  const run = await findRun(tx, id);
  invariant(run, 'a run that was moved is there');
  return ok(run);
}

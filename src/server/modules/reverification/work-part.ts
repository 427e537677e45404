import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { reviewAgain } from '#server/modules/applications/index.ts';
import { askAbout, noteConfirmed, pauseBeforeCall, recordRecheck, type AskOutcome, type RegistryLine } from '#server/modules/verification/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { TRIES } from './domain/run-rules.ts';
import { findNextAt, listWaiting, putOffItems, settleItems, type Item, type Settled } from './items.store.ts';
import type { Run } from './run.ts';
import { addToRun, findRun, moveRun } from './runs.store.ts';

/** What a part of a run came to outside the transaction: answers, or how long to wait, or that nothing waits any more. */
export type Part = { run: Run; beganAt: number; said: { answered: { of: Item; outcome: AskOutcome }[]; gone: Item[] } | { waitMs: number } | 'done' };

/** Requests beside each other in one part: what is read, asked and written down at once costs little more than one of them. */
const BATCHES = 10;

/** Asks about the next results of a running run, within the provider's allowance; nothing when another has gone on with it. */
export async function askPart(line: RegistryLine, runId: string, part: number): Promise<Part | undefined> {
  const beganAt = performance.now();
  const found = await line.read(async (tx) => {
    const run = await findRun(tx, runId);
    if (run?.state !== 'running' || run.part !== part) return undefined;
    const items = await listWaiting(tx, run.id, line.now, line.allowances[run.kind].batch * BATCHES);
    return { run, items, nextAt: items.length > 0 ? undefined : await findNextAt(tx, run.id) };
  });
  if (!found) return undefined;
  const { run, items, nextAt } = found;
  if (items.length === 0) return { run, beganAt, said: nextAt === undefined ? 'done' : { waitMs: Math.max(1_000, nextAt - line.now) } };
  // without an answer the question is repeated under its id, a contradictory answer is asked for anew
  const subjects = items.map((of) => ({ ...of, kind: run.kind, occasion: `${run.id}.${of.why === 'contradictory' ? String(of.tries) : '0'}` }));
  return { run, beganAt, said: await askAbout(line, run.kind, subjects) };
}

/** Writes down what a part came to, and what it means: nothing for what stays, for what changed the person and whoever relied on it. Answers when to go on; undefined at the end. */
export async function settlePart({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, { run, beganAt, said }: Part): Promise<{ waitMs: number } | undefined> {
  if (said === 'done') {
    await moveRun(tx, run.id, ['running'], 'done', now);
    return undefined;
  }
  if ('waitMs' in said) return said;
  const same: Item[] = [];
  const changed: Settled[] = [];
  const gone: Settled[] = said.gone.map((of) => plain(of, null));
  const silent: { of: Item; why: string }[] = [];
  for (const { of, outcome } of said.answered) {
    const came = await recordRecheck({ tx, kit, now }, { accountId: of.accountId, subject: { kind: run.kind, rowId: of.rowId }, from: of.from }, outcome, `批量复核：${run.reason}`);
    if (came.kind === 'same') same.push(of);
    else if (came.kind === 'gone') gone.push(plain(of, null));
    else if (came.kind === 'no_answer') silent.push({ of, why: came.why });
    else {
      changed.push({ ...plain(of, null), to: came.to, reason: came.reason });
      await lookAtApplications({ tx, kit, now }, of.accountId, of.rowId, came.to);
    }
  }
  const stood = await noteConfirmed(tx, run.kind, same, now);
  const moved = same.filter((of) => !stood.has(of.rowId));
  const over = silent.filter(({ of }) => of.tries + 1 >= TRIES);
  const late = silent.filter(({ of }) => of.tries + 1 < TRIES);
  const tries = Math.max(0, ...late.map(({ of }) => of.tries)) + 1;
  await putOffItems(tx, run.id, late.map(({ of, why }) => ({ accountId: of.accountId, rowId: of.rowId, why })), now + pauseBeforeCall(tries + 1));
  await addToRun(tx, run.id, {
    same: await settleItems(tx, run.id, 'same', same.filter((of) => stood.has(of.rowId)).map((of) => plain(of, null)), now),
    changed: await settleItems(tx, run.id, 'changed', changed, now),
    gone: await settleItems(tx, run.id, 'gone', [...gone, ...moved.map((of) => plain(of, null))], now),
    unanswered: await settleItems(tx, run.id, 'unanswered', over.map(({ of, why }) => plain(of, why)), now),
    seconds: (performance.now() - beganAt) / 1000,
  });
  return { waitMs: 0 };
}

const plain = ({ accountId, rowId }: Item, why: string | null): Settled => ({ accountId, rowId, to: null, reason: null, why });

/** A result that no longer stands takes nothing away by itself: applications that passed automatically because of it and are not paid go to a reviewer. */
async function lookAtApplications(by: { tx: Tx; kit: Kit; now: Instant }, accountId: AccountId, rowId: string, to: VerificationState): Promise<void> {
  if (to === 'needs_manual') await reviewAgain(by, accountId, rowId);
}

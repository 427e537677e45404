import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import type { AskRun } from '#contracts/retention.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { countKept } from '#server/platform/retention/kept-class.ts';
import { erasableOf, type RetentionEnv } from '../retention-env.ts';
import { insertRun } from '../runs.store.ts';

type Asking = { tx: Tx; now: Instant; by: string; env: RetentionEnv };

/** 提请销毁: the first of two says which classes, and why; what is due at this moment is counted and is all the run will ever touch. */
export async function askRun({ tx, now, by, env }: Asking, asked: AskRun): Promise<Result<{ id: string; due: Record<string, number> }>> {
  const erasable = erasableOf(env);
  const unknown = asked.classes.filter((of) => !erasable.some((kept) => kept.of === of));
  if (unknown.length > 0) return refused(unknown.map((of) => refuse('retention.unknown_class', { path: 'classes', params: { of } })));
  const counts = [];
  for (const kept of erasable) if (asked.classes.includes(kept.of)) counts.push(await countKept(tx, kept, now));
  if (counts.every((c) => c.due === c.onHold)) return refusedFor('retention.nothing_due');
  const id = newId();
  return (await insertRun(tx, { id, reason: asked.reason, by, at: now }, counts)) ? ok({ id, due: Object.fromEntries(counts.map((c) => [c.of, c.due])) }) : refusedFor('retention.run_open');
}

import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { RetentionClass } from '#contracts/retention.ts';
import { RETENTION } from '#server/kernel/retention.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isErasable, sampleDue } from '#server/platform/retention/erase-due.store.ts';
import { countKept } from '#server/platform/retention/kept-class.ts';
import { listHeldClasses } from './holds.store.ts';
import type { RetentionEnv } from './retention-env.ts';

const SAMPLES = 3;

/** 试算: every class as it stands at this moment, and some keys of what a run would touch; nothing is changed. */
export async function dryRun(tx: Tx, { classes }: RetentionEnv, now: Instant, lang: Lang): Promise<z.input<typeof RetentionClass>[]> {
  const heldWhole = await listHeldClasses(tx, now);
  const found = [];
  for (const kept of classes()) {
    const { of, table, held, due, onHold, leftover, oldestDueAt } = await countKept(tx, kept, now);
    const samples = isErasable(kept) && due > 0 ? await sampleDue(tx, kept, now, SAMPLES) : [];
    found.push({ of, title: RETENTION[of].what[lang], table, kept: RETENTION[of].kept[lang], byRun: isErasable(kept), clears: kept.erasure !== undefined && kept.erasure.how !== 'delete', held, due, onHold, leftover, oldestDueAt, samples, heldWhole: heldWhole.has(of) });
  }
  return found;
}

/** What a class is called, by its name. */
export function titleOfClass(of: string, lang: Lang): string {
  return Object.entries(RETENTION).find(([name]) => name === of)?.[1].what[lang] ?? of;
}

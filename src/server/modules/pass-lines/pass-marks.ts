import type { SittingId } from '#contracts/catalogue.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { passMarkOf, type SatSubject } from './domain/pass-mark.ts';
import { findInForce } from './pass-lines.store.ts';

/** Answers the mark from which a subject of this sitting is passed, by the set in force when it was asked. */
export async function passMarksOf(tx: Tx, sitting: SittingId): Promise<(of: SatSubject, ordinary: number) => number> {
  const lines = (await findInForce(tx, sitting))?.text.lines ?? [];
  return (of, ordinary) => passMarkOf(lines, of, ordinary);
}

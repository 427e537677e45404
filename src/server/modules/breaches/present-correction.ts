import type { CorrectionView } from '#contracts/integrity.ts';

type Kept = { id: string; documentNumber: string; reason: string; state: string; proposedById: string; proposedAt: number; decidedById: string | null; note: string | null };

/** A proposal to correct as officers read it, of a record or of a case; the caller knows how its kind is called. */
export function presentCorrection(c: Kept, kindText: string, states: Record<string, string>, nameOf: (id: string | null) => string): CorrectionView {
  return {
    id: c.id, kindText, documentNumber: c.documentNumber, reason: c.reason, stateText: states[c.state] ?? c.state, by: nameOf(c.proposedById), at: c.proposedAt, decidedBy: c.decidedById === null ? null : nameOf(c.decidedById), note: c.note, waits: c.state === 'waiting',
  };
}

import type { Instant } from '#contracts/dates.ts';
import type { RecheckedState, ReverifyRunId, RunState } from '#contracts/reverification.ts';
import type { VerificationSubjectKind } from '#contracts/verification.ts';

/** Which results a run asks about. */
export type Chosen = { kind: VerificationSubjectKind; states: RecheckedState[]; answeredBefore: Instant; sittingId: string | null; province: string | null };

/** One run: what it asks about, who ordered it, how far it is. */
export type Run = Chosen & {
  id: ReverifyRunId; reason: string; state: RunState; needsSecond: boolean;
  total: number; same: number; changed: number; unanswered: number; gone: number;
  proposedById: string; proposedAt: Instant; decidedById: string | null; decidedAt: Instant | null; decisionNote: string | null;
  startedAt: Instant | null; endedAt: Instant | null; workingSeconds: number;
  /** Which part is the next; one that was ordered before goes on no more. */
  part: number;
};

/** How many results of a run are settled, one way or another. */
export const settledOf = (run: Pick<Run, 'same' | 'changed' | 'unanswered' | 'gone'>): number => run.same + run.changed + run.unanswered + run.gone;

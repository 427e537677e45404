import type { Day } from '#contracts/dates.ts';
import type { BreachKind, CorrectionKind, RecordState } from '#contracts/integrity.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Where a record stands on a day: it counts through its last day, unless it was closed. */
export function recordStateOn(record: { until: Day | null; closedOn: Day | null }, today: Day): RecordState {
  if (record.closedOn !== null && record.closedOn <= today) return 'closed';
  return record.until !== null && record.until < today ? 'expired' : 'counting';
}

type Standing = { state: RecordState; kind: BreachKind; waits: boolean };

/** Every reason why nothing can be proposed about a record now (纠正、提前终止). */
export function refusalsToCorrect({ state, waits }: Pick<Standing, 'state' | 'waits'>): Refusal[] {
  return [...(state === 'counting' ? [] : [refuse('integrity.not_counting')]), ...(waits ? [refuse('integrity.correction_waits')] : [])];
}

/** The same with what is proposed: a change must say to what, and it must be another kind. */
export function refusalsToPropose(standing: Standing, c: { kind: CorrectionKind; toKind?: BreachKind | undefined }): Refusal[] {
  const no = refusalsToCorrect(standing);
  if (c.kind === 'change' && (c.toKind === undefined || c.toKind === standing.kind)) no.push(refuse('integrity.kind_same', { path: 'toKind' }));
  return no;
}

/** Every reason why this member cannot settle the waiting proposal (两人): none waits, it is their own, the record ended meanwhile, a no without words. */
export function refusalsToSettleCorrection(standing: Pick<Standing, 'state'>, proposedById: string | undefined, d: { decision: 'approve' | 'refuse'; note: string; byId: string }): Refusal[] {
  if (proposedById === undefined) return [refuse('integrity.no_correction')];
  const no: Refusal[] = [];
  if (proposedById === d.byId) no.push(refuse('breach.same_person'));
  if (d.decision === 'approve' && standing.state !== 'counting') no.push(refuse('integrity.not_counting'));
  if (d.decision === 'refuse' && d.note.trim().length < 4) no.push(refuse('breach.reason_too_short', { path: 'note' }));
  return no;
}

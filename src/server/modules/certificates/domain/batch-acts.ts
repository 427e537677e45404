import { BATCH_STATE_WORDS, type BatchState } from '#contracts/certificate-batches.ts';
import type { Day } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Why a batch cannot be proposed (提请核发): nobody waits, one is open, or the day of approval does not fit. */
export function refusalsToProposeBatch(f: { waiting: number; open: boolean; approvedOn: Day; lastExamDay: Day }, today: Day): Refusal[] {
  const no: Refusal[] = [];
  if (f.open) no.push(refuse('certificate.batch_open'));
  if (f.waiting === 0) no.push(refuse('certificate.nobody_cleared'));
  if (f.approvedOn < f.lastExamDay) no.push(refuse('certificate.approved_before_exam', { path: 'approvedOn', params: { day: f.lastExamDay } }));
  if (f.approvedOn > today) no.push(refuse('certificate.approved_later', { path: 'approvedOn' }));
  return no;
}

/** Why somebody may not approve or withdraw a batch now; that two people issue it is a check of the table as well. */
export function refusalsToMoveBatch(act: 'approve' | 'withdraw', batch: { state: BatchState; version: number; proposedById: string }, byId: string, seen?: number): Refusal[] {
  const { zh, en } = BATCH_STATE_WORDS[batch.state];
  if (batch.state !== 'proposed') return [refuse('certificate.wrong_state', { params: { state: zh, stateEn: en } })];
  const no: Refusal[] = [];
  if (act === 'approve' && batch.proposedById === byId) no.push(refuse('certificate.own_proposal'));
  if (seen !== undefined && seen !== batch.version) no.push(refuse('certificate.changed_meanwhile'));
  return no;
}

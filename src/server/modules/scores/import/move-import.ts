import type { LeaveOut, MoveImport, ScoreImportId } from '#contracts/scores.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { takeNationally, type Scoring } from '../asking.ts';
import { importAfter, refusalsToMoveImport, type ImportMove } from '../domain/import-acts.ts';
import { leaveOutFaults } from './faults.store.ts';
import { loadImport } from './imports.jobs.ts';
import { lockImport, removeLoaded, stepImport, type Import } from './imports.store.ts';

const NEEDS_REASON: readonly ImportMove[] = ['return', 'withdraw', 'ask_back', 'keep'];

/**
 * Hands a checked file in (提请载入), gives it back, approves it as the second person, or withdraws it. A file that was loaded wrongly is taken back (撤销载入) by two people while no release
 * of its sitting stands: every mark it brought is gone in the same transaction.
 */
export async function moveImport(scoring: Scoring, id: ScoreImportId, move: Exclude<ImportMove, 'leave_out'>, { version, reason }: MoveImport): Promise<Result<ScoreImportId>> {
  const { tx, now, by } = scoring;
  const taken = await takeImport(scoring, id, move, version);
  if (!taken.ok) return taken;
  if (NEEDS_REASON.includes(move) && reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
  const state = importAfter(move);
  const removed = move === 'take_back' ? await removeLoaded(tx, id, taken.value.sittingId) : undefined;
  await stepImport(tx, taken.value, {
    state, ...(move === 'propose' && { proposed: by }), ...(move === 'return' && { proposed: null }), ...(move === 'approve' && { approved: by }),
    ...(move === 'ask_back' && { back: { ...by, reason } }), ...(move === 'keep' && { back: null }), ...(move === 'take_back' && { takenBack: by }),
  }, { act: move, reason, ...(removed !== undefined && { detail: String(removed) }) }, by, new Date(now));
  if (move === 'approve') await enqueue(tx, loadImport, { importId: id });
  return ok(id);
}

/** Leaves rows with faults out of what will be loaded, each for a reason (不载入). */
export async function leaveOut(scoring: Scoring, id: ScoreImportId, { version, faults, reason }: LeaveOut): Promise<Result<ScoreImportId>> {
  const { tx, now, by } = scoring;
  const taken = await takeImport(scoring, id, 'leave_out', version);
  if (!taken.ok) return taken;
  const settled = await leaveOutFaults(tx, id, faults, { reason, by: by.name, at: new Date(now) });
  if (settled === 0) return refusedFor('score.fault_not_found');
  await stepImport(tx, taken.value, { leftOut: taken.value.leftOut + settled }, { act: 'leave_out', detail: String(settled), reason }, by, new Date(now));
  return ok(id);
}

async function takeImport(scoring: Scoring, id: ScoreImportId, move: ImportMove, version: number): Promise<Result<Import>> {
  const held = await lockImport(scoring.tx, id);
  const sitting = held && (await takeNationally(scoring, held.sittingId));
  if (!held || !sitting) return refusedFor('score.import_not_found');
  if (!sitting.ok) return sitting;
  const no = refusalsToMoveImport(move, held, scoring.by, version);
  return no.length > 0 ? refused(no) : ok(held);
}

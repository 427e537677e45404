import type { AssignDifference, DifferenceAct, DifferenceId, MoveDifference, ProposeOutcome } from '#contracts/reconciliation.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { post } from '#server/modules/ledger/index.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Booking } from '../asking.ts';
import { differenceOf, refusalsOfOutcome, refusalsToAct } from '../domain/difference-acts.ts';
import { repairDifference } from '../matching/matching.jobs-declared.ts';
import { findDifference, lockDifference, stepDifference, type Difference } from './differences.store.ts';

type Moved = Result<DifferenceId>;

/** 领取: this member answers for it from now on. */
export async function takeCase(b: Booking, id: DifferenceId, { version }: MoveDifference): Promise<Moved> {
  const taken = await take(b, id, 'take', version);
  if (!taken.ok) return taken;
  await stepDifference(b.tx, taken.value, 'taken', { owner: { staffId: b.by.staffId, name: b.by.name } }, b.by, b.now);
  return ok(id);
}

/** 指定省份: a movement nobody's order explains, at an account several provinces share, is a province's from now on; its own people take it. */
export async function assignCase(b: Booking, channels: PaymentChannels, id: DifferenceId, { version, province, note }: AssignDifference): Promise<Moved> {
  const taken = await take(b, id, 'assign', version);
  if (!taken.ok) return taken;
  const served = channels.find(taken.value.receiving)?.provinces ?? [];
  if (served !== 'all' && !served.includes(province)) return refusedFor('reconciliation.not_of_account', { path: 'province' });
  if (taken.value.province === province) return refusedFor('reconciliation.province_already', { path: 'province' });
  await stepDifference(b.tx, taken.value, 'assigned', { province, owner: null }, b.by, b.now, { note });
  return ok(id);
}

/** 记录情况: what was found out, in words or by a file as evidence. */
export async function noteCase(b: Booking, id: DifferenceId, { version, note }: MoveDifference, blobId?: string): Promise<Moved> {
  const taken = await take(b, id, 'note', version);
  if (!taken.ok) return taken;
  if (note === '' && blobId === undefined) return refusedFor('reconciliation.note_missing', { path: 'note' });
  await stepDifference(b.tx, taken.value, blobId === undefined ? 'noted' : 'evidence', {}, b.by, b.now, { note, ...(blobId !== undefined && { blobId }) });
  return ok(id);
}

/** 再次核实: the channel is asked again, and what it confirms is booked. */
export async function askAgain(b: Booking, id: DifferenceId, { version }: MoveDifference): Promise<Moved> {
  const taken = await take(b, id, 'ask', version);
  if (!taken.ok) return taken;
  await stepDifference(b.tx, taken.value, 'asked', { state: 'repairing' }, b.by, b.now);
  await enqueue(b.tx, repairDifference, { differenceId: id });
  return ok(id);
}

/** 提出处理意见: how it should end; nothing is booked before a second person agrees. */
export async function proposeOutcome(b: Booking, id: DifferenceId, { version, outcome, note }: ProposeOutcome): Promise<Moved> {
  const taken = await take(b, id, 'propose', version);
  if (!taken.ok) return taken;
  const no = refusalsOfOutcome(outcome, taken.value);
  if (no.length > 0) return refused(no);
  await stepDifference(b.tx, taken.value, 'proposed', { state: 'proposed', proposed: outcome, proposedBy: b.by, explanation: note }, b.by, b.now, { note });
  return ok(id);
}

/** 退回处理意见: it is open again. */
export async function returnProposal(b: Booking, id: DifferenceId, { version, note }: MoveDifference): Promise<Moved> {
  const taken = await take(b, id, 'return', version);
  if (!taken.ok) return taken;
  if (note === '') return refusedFor('reconciliation.note_missing', { path: 'note' });
  await stepDifference(b.tx, taken.value, 'returned', { state: 'open', proposed: null, proposedBy: null }, b.by, b.now, { note });
  return ok(id);
}

/** 同意处理意见: by a second person; what is written off, or put in suspense, is in the ledger with it. */
export async function approveProposal(b: Booking, id: DifferenceId, { version, note }: MoveDifference): Promise<Moved> {
  const taken = await take(b, id, 'approve', version);
  if (!taken.ok) return taken;
  const d = taken.value;
  await book(b, d);
  await stepDifference(b.tx, d, 'approved', { state: 'settled', ...(d.proposed && { outcome: d.proposed }), settledAt: new Date(b.now), approvedBy: b.by }, b.by, b.now, { note });
  return ok(id);
}

async function book({ tx, now }: Booking, d: Difference): Promise<void> {
  const fen = differenceOf(d);
  const said = { receiving: d.receiving, id: d.id, amountInFen: Math.abs(fen), happenedAt: d.happenedAt, note: d.explanation };
  if (d.proposed === 'written_off') await post(tx, { kind: 'written_off', ...said, loss: fen < 0, province: d.province }, now);
  else if (d.proposed === 'suspense') await post(tx, { kind: 'suspense', ...said, reference: d.reference }, now);
}

async function take({ tx, by }: Booking, id: DifferenceId, act: DifferenceAct, version: number): Promise<Result<Difference>> {
  const d = (await findDifference(tx, by.jurisdiction, id)) && (await lockDifference(tx, id));
  if (!d) return refusedFor('reconciliation.difference_not_found');
  if (d.version !== version) return refusedFor('reconciliation.changed_meanwhile');
  const no = refusalsToAct(act, d, by);
  return no.length > 0 ? refused(no) : ok(d);
}

import { beijingDay } from '#contracts/dates.ts';
import type { ClosingId, MoveClosing, ProposeClosing } from '#contracts/reconciliation.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Booking } from '../asking.ts';
import { refusalsToClose, type ToClose } from './against-closing.ts';
import { digestOf, figuresOf, totalsOf, type ClosingOf } from './closing-figures.ts';
import { decideClosing, findClosing, insertClosing, type Closing } from './closings.store.ts';

/** 提请结账: freezes the figures of a day, or of a sitting, with their digest; a second person confirms them. */
export async function proposeClosing(b: Booking, channels: PaymentChannels, asked: ProposeClosing): Promise<Result<ClosingId>> {
  if (!covers(b.by.jurisdiction, { province: asked.province })) return refusedFor('closing.not_found');
  const c: ToClose = { ...asked, day: asked.kind === 'final' ? beijingDay(b.now) : asked.day, sittingId: asked.kind === 'final' ? asked.sittingId : null };
  const no = await refusalsToClose({ ...b, channels }, c);
  if (no.length > 0) return refused(no);
  const figures = await figuresOf(b.tx, spanOf(c));
  const id = newId<ClosingId>();
  return (await insertClosing(b.tx, { ...c, id, figures, digest: digestOf(c, figures), ...totalsOf(figures) }, b.by, b.now)) ? ok(id) : refusedFor('closing.exists');
}

/** 确认结账: by a second person, and only while the books still say what was proposed. There is no way back: what moves later belongs to a later day. */
export async function approveClosing(b: Booking, channels: PaymentChannels, id: ClosingId, { version }: MoveClosing): Promise<Result<ClosingId>> {
  const taken = await take(b, id, version);
  if (!taken.ok) return taken;
  const c = taken.value;
  const no = [...refusalsToDecide(c, b.by.staffId, 'approve'), ...(await refusalsToClose({ ...b, channels }, c))];
  if (no.length > 0) return refused(no);
  if (!digestOf(c, await figuresOf(b.tx, spanOf(c))).equals(c.digest)) return refusedFor('closing.figures_moved');
  await decideClosing(b.tx, c, 'closed', b.by, '', b.now);
  return ok(id);
}

/** 退回结账: it can be proposed anew. */
export async function returnClosing(b: Booking, id: ClosingId, { version, reason }: MoveClosing): Promise<Result<ClosingId>> {
  const taken = await take(b, id, version);
  if (!taken.ok) return taken;
  const no = [...refusalsToDecide(taken.value, b.by.staffId, 'return'), ...(reason === '' ? [refuse('reconciliation.note_missing', { path: 'reason' })] : [])];
  if (no.length > 0) return refused(no);
  await decideClosing(b.tx, taken.value, 'returned', b.by, reason, b.now);
  return ok(id);
}

/** Why a closing cannot be confirmed, or given back. */
export function refusalsToDecide(c: Pick<Closing, 'state' | 'proposedById'>, byId: string, act: 'approve' | 'return'): Refusal[] {
  if (c.state !== 'proposed') return [refuse('closing.not_proposed')];
  return act === 'approve' && c.proposedById === byId ? [refuse('closing.own_proposal')] : [];
}

/** The part of the books a closing is of. */
export const spanOf = (c: ToClose): ClosingOf => (c.kind === 'day' ? { province: c.province, from: c.day, to: c.day } : { province: c.province, to: c.day, ...(c.sittingId !== null && { sittingId: c.sittingId }) });

async function take({ tx, by }: Booking, id: ClosingId, version: number): Promise<Result<Closing>> {
  const c = await findClosing(tx, by.jurisdiction, id, { lock: true });
  if (!c) return refusedFor('closing.not_found');
  return c.version === version ? ok(c) : refusedFor('reconciliation.changed_meanwhile');
}

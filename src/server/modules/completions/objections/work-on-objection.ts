import { StaffId } from '#contracts/ids.ts';
import type { AssignObjection, DecideOutcome, ObjectionId, ProposeOutcome, TakeObjection } from '#contracts/objections.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findMember, memberMay } from '#server/modules/staff/index.ts';
import type { Working } from '../asking.ts';
import { assessOne } from '../assess/assess-one.ts';
import { findCompletion } from '../completions.store.ts';
import { refusalsToAct, type ObjectionAct } from '../domain/objection-rules.ts';
import { findObjection, stepObjection, type Objection } from './objections.store.ts';

/** 受理: the officer works on it from now on. */
export async function takeObjection(working: Working, id: ObjectionId, { version }: TakeObjection): Promise<Result<undefined>> {
  const { tx, kit, by, now } = working;
  const taken = await lockFor(working, id, 'take', version);
  if (!taken.ok) return taken;
  await stepObjection(tx, kit.crypto, taken.value, { state: 'assigned', assignedTo: by }, 'assign', '', by, new Date(now));
  return ok(undefined);
}

/** 分派: a colleague who handles objections of that place works on it. */
export async function assignObjection(working: Working, id: ObjectionId, { version, to }: AssignObjection): Promise<Result<undefined>> {
  const { tx, kit, by, now } = working;
  const taken = await lockFor(working, id, 'assign', version);
  if (!taken.ok) return taken;
  const member = await findMember(tx, StaffId.parse(to));
  if (!member || !memberMay(member, 'objection.handle') || !covers(member.jurisdiction, { province: taken.value.province, exam: taken.value.examCode })) return refusedFor('field.choose', { path: 'to' });
  await stepObjection(tx, kit.crypto, taken.value, { state: 'assigned', assignedTo: { staffId: member.id, name: member.name } }, 'assign', member.name, by, new Date(now));
  return ok(undefined);
}

/** 提出结论: what was found out, the outcome and the answer, for a second person. */
export async function proposeOutcome(working: Working, id: ObjectionId, { version, outcome, facts, answer }: ProposeOutcome): Promise<Result<undefined>> {
  const { tx, kit, by, now } = working;
  const taken = await lockFor(working, id, 'propose', version);
  if (!taken.ok) return taken;
  await stepObjection(tx, kit.crypto, taken.value, { state: 'proposed', proposal: { facts, answer, outcome, by } }, 'propose', '', by, new Date(now));
  return ok(undefined);
}

/** 作出决定: a second person confirms the outcome, upon which the person on the list is refused or goes on; or gives it back with a reason. */
export async function decideOutcome(working: Working, id: ObjectionId, { version, decision, reason }: DecideOutcome): Promise<Result<undefined>> {
  const { tx, kit, by, now } = working;
  const taken = await lockFor(working, id, decision, version);
  if (!taken.ok) return taken;
  const o = taken.value;
  const at = new Date(now);
  if (decision === 'return') {
    if (reason.length < 4) return refusedFor('field.too_short', { path: 'reason', params: { min: 4 } });
    await stepObjection(tx, kit.crypto, o, { state: 'assigned', proposal: null }, 'return', reason, by, at);
    return ok(undefined);
  }
  const upheld = o.outcome === 'upheld';
  await stepObjection(tx, kit.crypto, o, { state: upheld ? 'upheld' : 'not_upheld', decidedBy: by }, upheld ? 'uphold' : 'dismiss', reason, by, at);
  const about = await findCompletion(tx, o.accountId, o.completionId);
  if (about) await assessOne(tx, kit, o.sittingId, about.ticketNumber, now);
  return ok(undefined);
}

async function lockFor({ tx, kit, by }: Working, id: ObjectionId, act: ObjectionAct, version: number): Promise<Result<Objection>> {
  const o = await findObjection(tx, kit.crypto, by.jurisdiction, id, { lock: true });
  if (!o) return refusedFor('objection.not_found');
  if (o.version !== version) return refusedFor('objection.changed_meanwhile');
  const no = refusalsToAct(act, o, by.staffId);
  return no.length > 0 ? refused(no) : ok(o);
}

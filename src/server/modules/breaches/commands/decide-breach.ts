import type { DecideBreach, EndBreach, ProposeDecision } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { claimDecisionNumber, moveBreach } from '../breaches.store.ts';
import { refusalsToProposal } from '../domain/breach-rules.ts';
import { composeDecision } from '../letters/compose-letters.ts';
import { refusalsToPrint } from '../letters/letter-facts.ts';
import { insertLetter } from '../letters.store.ts';
import { endOpenServices, insertService } from '../services.store.ts';
import { takeBreach } from '../take-breach.ts';

/** 拟定处理决定: once the person was heard or their time is over; the number is this case's alone. */
export async function proposeDecision(by: Officer, of: Whose, p: ProposeDecision): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'propose', p.version);
  if (!taken.ok) return taken;
  const { found, facts } = taken.value;
  const no = refusalsToProposal(facts, p);
  if (no.length > 0) return refused(no);
  const unprintable = refusalsToPrint(kit, p);
  if (unprintable.length > 0) return refused(unprintable);
  if (!(await claimDecisionNumber(tx, p.decisionNumber, found))) return refusedFor('breach.decision_number_taken', { path: 'decisionNumber' });
  return ok(await moveBreach(tx, kit.crypto, found, {
    act: 'propose', to: 'proposed', note: p.decisionNumber,
    changes: { disposition: p.disposition, decisionNumber: p.decisionNumber, proposal: { reasons: p.reasons, answer: p.answer }, proposedById: actor.staffId, proposedAt: now },
  }, { kind: 'staff', id: actor.staffId }, now));
}

/** 批准或退回: another officer than the one who proposed. Approved, the decision is frozen, lies on the person's page, and waits for its service. */
export async function decideBreach(by: Officer, of: Whose, d: DecideBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, d.decision, d.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const staff = { kind: 'staff', id: actor.staffId } as const;
  if (d.decision === 'return') {
    if (d.reason.length < 4) return refused([refuse('breach.reason_too_short', { path: 'reason' })]);
    return ok(await moveBreach(tx, kit.crypto, found, { act: 'return', to: 'heard', note: d.reason }, staff, now));
  }
  const decided = await moveBreach(tx, kit.crypto, found, { act: 'approve', to: 'decided', note: d.reason || null, changes: { decidedById: actor.staffId, decidedAt: now } }, staff, now);
  const letter = await insertLetter(tx, kit.crypto, decided, { kind: 'decision', content: await composeDecision(by, decided), byId: actor.staffId }, now);
  await insertService(tx, kit.crypto, decided, { letterId: letter.id, channel: 'electronic', to: '', trackingNumber: null, sentOn: beijingDay(now), dueOn: null, byId: actor.staffId }, now);
  await tellAccount(by, found.accountId, 'breach_decision', () => ({ exam: found.content.examText }));
  return ok(decided);
}

/** 不予处理: at any point before the decision, with a reason; who was told of the case hears of its end. */
export async function dismissBreach(by: Officer, of: Whose, d: EndBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'dismiss', d.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  await endOpenServices(tx, found, beijingDay(now));
  if (found.notices > 0) await tellAccount(by, found.accountId, 'breach_dismissed', () => ({ exam: found.content.examText }));
  return ok(await moveBreach(tx, kit.crypto, found, { act: 'dismiss', to: 'dismissed', note: d.reason }, { kind: 'staff', id: actor.staffId }, now));
}

/** 撤销立案: a case opened by mistake, of which nobody was told. */
export async function withdrawBreach(by: Officer, of: Whose, d: EndBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'withdraw', d.version);
  if (!taken.ok) return taken;
  return ok(await moveBreach(tx, kit.crypto, taken.value.found, { act: 'withdraw', to: 'withdrawn', note: d.reason }, { kind: 'staff', id: actor.staffId }, now));
}

import type { CorrectBreach, DecideBreachCorrection } from '#contracts/breaches.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { moveBreach } from '../breaches.store.ts';
import { refusalsToProposeCorrection, refusalsToSettle, waitingOf } from '../case-corrections.ts';
import { insertCaseCorrection, listCaseCorrections, settleCaseCorrection } from '../corrections.store.ts';
import { takeBreach } from '../take-breach.ts';
import { applyCorrection } from './follow-correction.ts';

/** 提出纠正: a served decision without a record fell or was changed, with the paper it rests on; nothing changes before another officer agrees. */
export async function proposeCaseCorrection(by: Officer, of: Whose, c: CorrectBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'ask_correction', c.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const no = refusalsToProposeCorrection({ found, corrections: await listCaseCorrections(tx, kit.crypto, found) }, c);
  if (no.length > 0) return refused(no);
  if (!(await insertCaseCorrection(tx, kit.crypto, found, { ...c, toSubjects: c.kind === 'change' ? c.toSubjects : [] }, actor.staffId, now))) return refusedFor('integrity.correction_waits');
  return ok(await moveBreach(tx, kit.crypto, found, { act: 'ask_correction', to: found.state, note: `${c.documentNumber} ${c.reason}` }, { kind: 'staff', id: actor.staffId }, now));
}

/** 批准纠正 (两人): what follows is what follows from the correction of a record; a changed decision goes on for the subjects that stay void. */
export async function decideCaseCorrection(by: Officer, of: Whose, d: DecideBreachCorrection): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, d.decision === 'approve' ? 'correct' : 'refuse_correction', d.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const corrections = await listCaseCorrections(tx, kit.crypto, found);
  const no = refusalsToSettle({ found, corrections }, { ...d, byId: actor.staffId });
  if (no.length > 0) return refused(no);
  const waiting = waitingOf(corrections);
  invariant(waiting, 'the rules asked for a proposal that waits');
  if (!(await settleCaseCorrection(tx, kit.crypto, found, waiting.id, { state: d.decision === 'approve' ? 'approved' : 'refused', note: d.note, byId: actor.staffId }, now))) return refusedFor('integrity.no_correction');
  if (d.decision === 'refuse') return ok(await moveBreach(tx, kit.crypto, found, { act: 'refuse_correction', to: found.state, note: d.note }, { kind: 'staff', id: actor.staffId }, now));
  await tellAccount(by, found.accountId, 'breach_corrected', () => ({ exam: found.content.examText, number: waiting.documentNumber }));
  return ok(await applyCorrection(by, found, waiting, waiting.kind === 'change' ? { subjects: waiting.toSubjects } : {}));
}

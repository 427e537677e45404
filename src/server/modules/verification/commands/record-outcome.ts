import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationSubject } from '#contracts/verification.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { nextStep, type AskOutcome } from '../domain/asking.ts';
import { advance } from '../domain/verification-states.ts';
import { askRegistry } from '../verification.queue.ts';
import { lockVerification, recordCall, recordStep, setNextAsk, type Verification } from '../verification.store.ts';

const SYSTEM = { kind: 'system', id: null } as const;

/**
 * Takes what came of asking a registry (核验结果): writes the call, then records the answer, asks again later, or ends a
 * long outage. An answer to an earlier round or call, or to a question settled meanwhile, is dropped. Answers the verification
 * when it has a result now.
 */
export async function recordOutcome(
  tx: Tx, asked: VerificationSubject & { accountId: AccountId; round: number; call: number }, outcome: AskOutcome, now: Instant,
): Promise<Verification | undefined> {
  const found = await lockVerification(tx, asked.accountId, asked);
  if (found?.state !== 'verifying' || found.round !== asked.round || found.calls + 1 !== asked.call) return undefined;
  const before = { requestedAt: found.requestedAt ?? now, contradictions: found.contradictions };
  const called = await recordCall(tx, found, callOf(outcome, now));
  const step = nextStep(outcome, { ...before, calls: called.calls }, now);
  if (step.kind === 'ask_later') {
    await setNextAsk(tx, called, step.at);
    await enqueue(tx, askRegistry, { ...asked, call: asked.call + 1 }, { runAt: step.at, now });
    return undefined;
  }
  const next = advance(called.state, step.action, 'system');
  invariant(next.ok, `${step.action} is open from ${called.state}`);
  return recordStep(tx, called, {
    action: step.action, to: next.value, reason: step.reason, by: SYSTEM, at: now,
    ...(outcome.kind !== 'no_answer' && { registryReference: outcome.reference }),
  });
}

function callOf(outcome: AskOutcome, at: Instant) {
  switch (outcome.kind) {
    case 'answered':
      return { outcome: outcome.verdict, detail: outcome.reason, registryReference: outcome.reference, at };
    case 'contradictory':
      return { outcome: 'contradictory', detail: null, registryReference: outcome.reference, at };
    case 'no_answer':
      return { outcome: 'no_answer', detail: outcome.why, registryReference: null, at };
  }
}

import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { advance } from '../domain/verification-states.ts';
import { routeOf, subjectsOf } from '../subjects.ts';
import { askRegistry } from '../verification.queue.ts';
import { insertVerification, lockVerification, recordStep, type Verification, type VerificationActor } from '../verification.store.ts';

/**
 * Begins the verification of everything in an account that was never asked for (发起核验): what a registry can
 * answer becomes 核验中 with a job, the rest 需人工核验 at once; those are answered.
 * Repeating it changes nothing.
 */
export async function requestVerification(tx: Tx, account: AccountFacts, by: VerificationActor, now: Instant): Promise<Verification[]> {
  const settled: Verification[] = [];
  for (const subject of subjectsOf(account)) {
    const route = routeOf(account, subject);
    invariant(route, 'a subject of the account has a route');
    await insertVerification(tx, account.id, subject, now);
    const found = await lockVerification(tx, account.id, subject);
    invariant(found, 'a verification just begun is there');
    if (found.state !== 'not_verified') continue;
    const action = route.kind === 'registry' ? 'ask' : 'set_aside';
    const next = advance(found.state, action, by.kind);
    invariant(next.ok, `${action} is open from not_verified`);
    const moved = await recordStep(tx, found, { action, to: next.value, reason: route.kind === 'manual' ? route.reason : null, by, at: now });
    if (moved.state === 'verifying') await enqueue(tx, askRegistry, { accountId: account.id, ...subject, round: moved.round, call: 1 });
    else settled.push(moved);
  }
  return settled;
}

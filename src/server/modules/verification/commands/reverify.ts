import type { Instant } from '#contracts/dates.ts';
import type { VerificationSubject } from '#contracts/verification.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { refusalsToReverify } from '../domain/reverify.ts';
import { advance } from '../domain/verification-states.ts';
import { routeOf, sameSubject } from '../subjects.ts';
import { askRegistry } from '../verification.queue.ts';
import { listAskedAgain, lockVerification, recordStep, type Verification } from '../verification.store.ts';

const DAY = 86_400_000;

/** The candidate asks for another verification of one subject (重新核验): limited, and never of what a person decided. */
export async function reverify(tx: Tx, account: AccountFacts, subject: VerificationSubject, now: Instant): Promise<Result<Verification>> {
  const route = routeOf(account, subject);
  const found = await lockVerification(tx, account.id, subject);
  if (!route || !found) return refusedFor('verification.not_found');
  const asked = await listAskedAgain(tx, account.id, now - DAY);
  const no = refusalsToReverify(
    {
      state: found.state,
      lastAnsweredAt: found.stateSinceAt,
      askedAgainAt: asked.filter((entry) => sameSubject(entry, subject)).map((entry) => entry.at),
      manualByRule: route.kind === 'manual',
    },
    now,
  );
  if (no.length > 0) return refused(no);
  const next = advance(found.state, 'ask_again', 'candidate');
  if (!next.ok) return next;
  const moved = await recordStep(tx, found, { action: 'ask_again', to: next.value, reason: null, by: { kind: 'candidate', id: account.id }, at: now });
  await enqueue(tx, askRegistry, { accountId: account.id, ...subject, round: moved.round, call: 1 });
  return ok(moved);
}

import type { VerificationFact, VerificationFacts, VerificationSubject } from '#contracts/verification.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { sameSubject, subjectsOf } from './subjects.ts';
import { listVerifications, type Verification } from './verification.store.ts';

/** Where the verification of an account's person and live rows stands; what nobody asked for yet counts as 未核验 since the row was added. */
export async function findVerification(tx: Tx, account: AccountFacts): Promise<VerificationFacts> {
  const known = await listVerifications(tx, account.id);
  const [identity, ...rows] = subjectsOf(account);
  return { identity: factOf(account, known, identity ?? { kind: 'identity', rowId: account.id }), rows: rows.map((subject) => factOf(account, known, subject)) };
}

function factOf(account: AccountFacts, known: readonly Verification[], subject: VerificationSubject): VerificationFact {
  const found = known.find((verification) => sameSubject(verification, subject));
  if (found) return { ...subject, state: found.state, reason: found.reason, at: found.stateSinceAt };
  const row = [...account.educations, ...account.degrees].find(({ id }) => id === subject.rowId);
  return { ...subject, state: 'not_verified', reason: null, at: row?.addedAt ?? account.registeredAt };
}

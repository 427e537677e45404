import type { VerificationFact, VerificationFacts, VerificationSubject } from '#contracts/verification.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { sameSubject, subjectsOf } from './subjects.ts';
import { listVerifications, type Verification } from './verification.store.ts';

/** Where the verification of an account's person, live rows and stated titles stands; what nobody asked for yet counts as 未核验 since the row was added. */
export async function findVerification(tx: Tx, account: AccountFacts): Promise<VerificationFacts> {
  return factsOf(account, await listVerifications(tx, account.id));
}

/** The same while the account itself is still being read, so that both travel together. */
export async function findVerificationOf(tx: Tx, id: AccountId, reading: Promise<AccountFacts>): Promise<VerificationFacts> {
  const [known, account] = await Promise.all([listVerifications(tx, id), reading]);
  return factsOf(account, known);
}

function factsOf(account: AccountFacts, known: readonly Verification[]): VerificationFacts {
  const [identity, ...rows] = subjectsOf(account);
  const titles = known.filter(({ kind }) => kind === 'title').map(({ kind, rowId }) => ({ kind, rowId }));
  return { identity: factOf(account, known, identity ?? { kind: 'identity', rowId: account.id }), rows: [...rows, ...titles].map((subject) => factOf(account, known, subject)) };
}

function factOf(account: AccountFacts, known: readonly Verification[], subject: VerificationSubject): VerificationFact {
  const found = known.find((verification) => sameSubject(verification, subject));
  if (found) return { ...subject, state: found.state, reason: found.reason, at: found.stateSinceAt };
  const row = [...account.educations, ...account.degrees].find(({ id }) => id === subject.rowId);
  return { ...subject, state: 'not_verified', reason: null, at: row?.addedAt ?? account.registeredAt };
}

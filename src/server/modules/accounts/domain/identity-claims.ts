import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What the claims said when an account was registered; each is an insert that either took place or met an older one. */
export type RegistrationClaims = {
  userNameFree: boolean;
  /** Same name and same document: one person, one account. */
  identityFree: boolean;
  /** Nobody, under whatever name, has this document yet. */
  documentFree: boolean;
  /** Free, or held by another account of the same document, from which the SMS proof just given takes it over (D-04). */
  phoneFree: boolean;
};

/**
 * Every reason why the registration cannot stand (R-2.1.1-23, R-2.1.1-36, R-3.1.3-02). That the document is known under another
 * name is a warning: whoever read it and goes on is let through (D-05: nobody is blocked by another's earlier registration).
 */
export function refusalsToClaim(claims: RegistrationClaims, goesOnWithKnownDocument: boolean): Refusal[] {
  const no: Refusal[] = [];
  if (!claims.userNameFree) no.push(refuse('account.user_name_taken', { path: 'userName' }));
  if (!claims.identityFree) no.push(refuse('account.identity_registered', { path: 'documentNumber' }));
  if (claims.identityFree && !claims.documentFree && !goesOnWithKnownDocument) no.push(refuse('account.document_known', { path: 'documentNumber' }));
  if (!claims.phoneFree) no.push(refuse('account.phone_taken', { path: 'phone' }));
  return no;
}

/** The life of an account: pending while its document is also registered under another name, frozen when the other one was verified. */
export type AccountState = 'active' | 'identity_pending' | 'frozen';

/** The state an account begins in (D-04). */
export function firstState(documentFree: boolean): AccountState {
  return documentFree ? 'active' : 'identity_pending';
}

/** One account that carries the same document. */
export type Claimant<Id> = { id: Id; state: AccountState };

/**
 * What follows when one account's identity is verified (D-04, D-05): it becomes active, and every other account of the same
 * document is frozen, whoever came first. A frozen account is not revived by a late answer.
 */
export function settleClaimants<Id>(verified: Id, claimants: readonly Claimant<Id>[]): { activate: Id[]; freeze: Id[] } {
  const winner = claimants.find((c) => c.id === verified);
  if (!winner || winner.state === 'frozen') return { activate: [], freeze: [] };
  return {
    activate: winner.state === 'identity_pending' ? [winner.id] : [],
    freeze: claimants.filter((c) => c.id !== verified && c.state !== 'frozen').map((c) => c.id),
  };
}

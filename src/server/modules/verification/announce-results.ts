import type { Instant } from '#contracts/dates.ts';
import type { VerificationState, VerificationSubjectKind } from '#contracts/verification.ts';
import { settleIdentityClaim, type AccountFacts } from '#server/modules/accounts/index.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isPassed, isUnfinished, STATE_WORDS } from './domain/verification-states.ts';
import { findVerification } from './find-verification.ts';

type Office = { crypto: FieldCrypto; now: Instant };

const KINDS = { identity: '身份', education: '学历', degree: '学位' } as const satisfies Record<VerificationSubjectKind, string>;

/**
 * What follows when a verification has a result: a verified person holds the document from now on (D-04, D-05), and
 * the candidate is told, once, as soon as nothing is unfinished any more. Call it with the identity's row locked.
 */
export async function announceResults(tx: Tx, office: Office, account: AccountFacts, settled: { kind: VerificationSubjectKind; state: VerificationState }): Promise<void> {
  if (settled.kind === 'identity' && isPassed(settled.state)) await settleIdentityClaim(tx, office, account.id);
  const { identity, rows } = await findVerification(tx, account);
  const all = [identity, ...rows];
  if (all.some((fact) => isUnfinished(fact.state))) return;
  await queueMessage(tx, office, {
    to: account.phone === undefined ? { mail: account.mail } : { phone: account.phone },
    template: 'verification_done',
    params: { what: '身份、学历、学位信息', outcome: all.map((fact) => `${KINDS[fact.kind]}${STATE_WORDS.zh[fact.state]}`).join('，') },
    accountId: account.id,
  });
}

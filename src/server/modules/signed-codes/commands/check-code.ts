import type { Instant } from '#contracts/dates.ts';
import { isUseOver, judgeCode, type CodeVerdict, type SignedFacts } from '#contracts/signed-codes.ts';
import { isSignedBy } from '#server/platform/crypto/signatures.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readCode } from '../read-code.ts';
import { findPublicKey, findRevocation } from '../signed-codes.store.ts';

/** What checking a code came to; what it claims is told only where the signature vouches for it. */
export type CheckedCode = { verdict: CodeVerdict; facts: SignedFacts | undefined; revokedAt: Instant | undefined };

/** Checks a code against the keys that ever signed here, what was taken back, and the day until which it may be used (防伪核验). */
export async function checkCode(tx: Tx, text: string, now: Instant): Promise<CheckedCode> {
  const code = readCode(text);
  if (code === undefined) return { verdict: 'unreadable', facts: undefined, revokedAt: undefined };
  const key = await findPublicKey(tx, code.key);
  const signatureRight = key !== undefined && isSignedBy(key, code.signedPart, code.signature);
  const revocation = signatureRight ? await findRevocation(tx, code.facts) : undefined;
  const verdict = judgeCode({ keyKnown: key !== undefined, signatureRight, revoked: revocation !== undefined, useOver: isUseOver(code.facts, now) });
  return { verdict, facts: signatureRight ? code.facts : undefined, revokedAt: revocation?.at };
}

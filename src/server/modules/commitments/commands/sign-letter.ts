import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { refusedFor, ok, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { insertSignedLetter, type LetterKind } from '../commitments.store.ts';
import type { LetterAbout } from '../domain/letter-about.ts';
import { letterText, LETTER_VERSION } from '../domain/letters.ts';

export type Signing = { accountId: AccountId; sessionId: string; ip: string; lang: Lang; ownerId: string; letter: LetterKind; version: string; about: LetterAbout };

/**
 * Records that the account holder read or signed a letter (告知书, 报考须知, 承诺书): the words themselves, their digest, and a seal over
 * digest, account, application and time, so that no part can be exchanged later. Refuses when the version read is not the one in force.
 */
export function signLetter(tx: Tx, kit: Kit, s: Signing, now: Instant): Result<{ digest: string; signedAt: Instant }> {
  if (s.version !== LETTER_VERSION[s.letter]) return refusedFor(s.letter === 'commitment' ? 'commitment.text_outdated' : 'application.notice_outdated');
  const content = letterText(s.letter, s.lang, s.about).join('\n');
  const digest = createHash('sha256').update(content).digest();
  const seal = kit.crypto.mac('signed_letter.seal', sealedText(s, digest, now));
  insertSignedLetter(tx, { ...s, content, digest, seal, signedAt: new Date(now) });
  return ok({ digest: digest.toString('hex'), signedAt: now });
}

/** What the seal covers; kept in one place because checking it must build the same text. */
export function sealedText(s: { accountId: string; ownerId: string; letter: string; version: string; sessionId: string }, digest: Buffer, at: Instant): string {
  return [s.accountId, s.ownerId, s.letter, s.version, s.sessionId, digest.toString('hex'), at].join('|');
}

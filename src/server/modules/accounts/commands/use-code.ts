import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refusedKeeping, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countTry, lockCode } from '../codes.store.ts';
import { judgeCode, type CodePurpose, type CodeVerdict } from '../domain/one-time-code.ts';
import { codeMac } from './send-code.ts';

export type CodeTry = { recipientKey: Buffer; purpose: CodePurpose; subject: string; code: string };

/** Tries a one-time code: a right one is used up, a wrong one is counted; both stand only as the transaction does. */
export async function tryCode(tx: Tx, { crypto, now }: { crypto: FieldCrypto; now: Instant }, attempt: CodeTry): Promise<CodeVerdict> {
  const sent = await lockCode(tx, attempt.recipientKey, attempt.purpose);
  const matches = sent !== undefined && timingSafeEqual(sent.mac, codeMac(crypto, attempt.recipientKey, attempt.purpose, attempt.code));
  const verdict = judgeCode(sent, matches, attempt.subject, now);
  if (verdict.kind !== 'spent') await countTry(tx, attempt.recipientKey, attempt.purpose, verdict.kind === 'right', now);
  return verdict;
}

/** The same as an answer for the field `code`: a wrong try stays counted although the answer is no. */
export async function useCode(tx: Tx, office: { crypto: FieldCrypto; now: Instant }, attempt: CodeTry): Promise<Result<undefined>> {
  const verdict = await tryCode(tx, office, attempt);
  if (verdict.kind === 'right') return ok(undefined);
  if (verdict.kind === 'spent' || verdict.left === 0) return refusedKeeping([refuse('account.code_spent', { path: 'code' })]);
  return refusedKeeping([refuse('account.code_wrong', { path: 'code', params: { left: verdict.left } })]);
}

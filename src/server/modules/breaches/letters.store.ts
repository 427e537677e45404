import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BreachCaseId } from '#contracts/breaches.ts';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from './breach-case.ts';

const CONTENT = 'breach_letter.content';

export type LetterKind = 'notice' | 'decision';

/** A letter as it went out, word for word (告知书、决定书); older rows must stay readable: only add. */
export const LetterContent = z.object({
  title: z.string(), number: z.string(), name: z.string(), documentNumber: z.string(), rows: z.array(z.object({ term: z.string(), value: z.string() })), paragraphs: z.array(z.string()), agency: z.string(), day: z.string(),
});
export type LetterContent = z.infer<typeof LetterContent>;

export type Letter = { id: string; kind: LetterKind; content: LetterContent; issuedAt: Instant };

/** Freezes a letter; it can be read for ever and changed by nobody. */
export async function insertLetter(tx: Tx, crypto: FieldCrypto, of: Whose, l: { kind: LetterKind; content: LetterContent; byId: string }, now: Instant): Promise<Letter> {
  const id = newId();
  const text = JSON.stringify(l.content);
  await tx.insertInto('breach_letter').values({
    account_id: of.accountId, case_id: of.id, letter_id: id, kind: l.kind, content: crypto.seal(CONTENT, text), digest: createHash('sha256').update(text).digest(), issued_by_id: l.byId, issued_at: new Date(now),
  }).execute();
  return { id, kind: l.kind, content: l.content, issuedAt: now };
}

/** The letters of a case, the newest first; the newest of a kind is the one in force. */
export async function listLetters(tx: Tx, crypto: FieldCrypto, of: { accountId: Whose['accountId']; id: BreachCaseId }): Promise<Letter[]> {
  const rows = await tx.selectFrom('breach_letter').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('issued_at', 'desc').orderBy('letter_id', 'desc').limit(20).execute();
  return rows.map((r) => ({ id: r.letter_id, kind: r.kind === 'notice' ? 'notice' : 'decision', content: LetterContent.parse(JSON.parse(crypto.open(CONTENT, r.content))), issuedAt: r.issued_at.getTime() }));
}

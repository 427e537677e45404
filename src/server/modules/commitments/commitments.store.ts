import type { AccountId } from '#contracts/ids.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type LetterKind = 'notification' | 'instructions' | 'commitment';

export type SignedLetter = {
  accountId: AccountId; ownerId: string; letter: LetterKind; version: string; lang: string; content: string; digest: Buffer; seal: Buffer; signedAt: Date; ip: string; sessionId: string;
};

const addLetter = keptStatement((tx, s: SignedLetter & { id: string }) => tx.insertInto('signed_letter').values({
  account_id: s.accountId, id: s.id, owner_id: s.ownerId, letter: s.letter, version: s.version, lang: s.lang, content: s.content, digest: s.digest, seal: s.seal, signed_at: s.signedAt, ip: s.ip, session_id: s.sessionId,
}));

/** Keeps what was signed; nothing can change it afterwards. */
export function insertSignedLetter(tx: Tx, s: SignedLetter): void {
  writeBehind(tx, addLetter(tx, { ...s, id: newId() }));
}

const latestLetter = keptStatement((tx, v: { accountId: AccountId; ownerId: string; letter: LetterKind }) => tx.selectFrom('signed_letter').selectAll()
  .where('account_id', '=', v.accountId).where('owner_id', '=', v.ownerId).where('letter', '=', v.letter).orderBy('signed_at', 'desc').orderBy('id', 'desc').limit(1));

/** The latest letter of a kind signed for an application. */
export async function findSignedLetter(tx: Tx, accountId: AccountId, ownerId: string, letter: LetterKind): Promise<SignedLetter | undefined> {
  const { rows: [row] } = await tx.executeQuery(latestLetter(tx, { accountId, ownerId, letter }));
  return row && {
    accountId, ownerId, letter, version: row.version, lang: row.lang, content: row.content, digest: row.digest, seal: row.seal,
    signedAt: row.signed_at, ip: row.ip, sessionId: row.session_id,
  };
}

/** Which letters were read or signed for an application, newest version of each. */
export async function listAcceptedLetters(tx: Tx, accountId: AccountId, ownerId: string): Promise<{ letter: string; version: string }[]> {
  return tx.selectFrom('signed_letter').select(['letter', 'version']).where('account_id', '=', accountId).where('owner_id', '=', ownerId).execute();
}

/** Closes the commitment route for an exam and year; doing it twice changes nothing. */
export async function closeRoute(tx: Tx, accountId: AccountId, of: { examCode: string; examYear: number }, why: 'declined' | 'withdrawn', at: Date): Promise<void> {
  await tx.insertInto('commitment_closed').values({ account_id: accountId, exam_code: of.examCode, exam_year: of.examYear, why, at })
    .onConflict((c) => c.doNothing()).execute();
}

const closedOf = keptStatement((tx, v: { accountId: AccountId; examCode: string; examYear: number }) =>
  tx.selectFrom('commitment_closed').select('why').where('account_id', '=', v.accountId).where('exam_code', '=', v.examCode).where('exam_year', '=', v.examYear));

/** True when the candidate declined or withdrew for this exam and year. */
export async function isRouteClosed(tx: Tx, accountId: AccountId, of: { examCode: string; examYear: number }): Promise<boolean> {
  return (await tx.executeQuery(closedOf(tx, { accountId, ...of }))).rows.length > 0;
}

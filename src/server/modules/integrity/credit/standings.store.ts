import { Day, type Instant } from '#contracts/dates.ts';
import { BreachKind, type IntegrityHold } from '#contracts/integrity.ts';
import type { CreditAnswer } from '#contracts/registry-gateway.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const ENTRIES = 'credit_answer.entries';

/** Notes that a person is asked about, unless an answer younger than `olderThan` stands or somebody asks already; true for the one who has to ask. */
export async function beginAsking(tx: Tx, documentKey: Buffer, accountId: string, now: Instant, olderThan: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('credit_answer').values({ document_key: documentKey, account_id: accountId, state: 'asking', asked_at: new Date(now) })
    .onConflict((c) => c.column('document_key').doUpdateSet({ state: 'asking', asked_at: new Date(now), tries: 0, account_id: accountId })
      .where((eb) => eb.or([eb('credit_answer.answered_at', '<', new Date(olderThan)), eb.and([eb('credit_answer.answered_at', 'is', null), eb('credit_answer.state', '=', 'unanswered')])])))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps what the platform says about a person; entries are sealed. */
export async function keepAnswer(tx: Tx, crypto: FieldCrypto, documentKey: Buffer, { standing, entries, reference }: CreditAnswer, now: Instant): Promise<void> {
  const longest = entries.toSorted((a, b) => (a.until === null ? -1 : b.until === null ? 1 : b.until.localeCompare(a.until)))[0];
  await tx.updateTable('credit_answer').set({
    state: 'answered', standing, kind: longest?.kind ?? null, until: longest?.until ?? null, entries: standing === 'listed' ? crypto.seal(ENTRIES, JSON.stringify(entries)) : null, reference, answered_at: new Date(now),
  }).where('document_key', '=', documentKey).execute();
}

/** Keeps that there was no answer; after so many tries nobody asks any more until the next application. */
export async function keepSilence(tx: Tx, documentKey: Buffer, most: number): Promise<{ tries: number; over: boolean }> {
  const row = await tx.updateTable('credit_answer').set((eb) => ({ tries: eb('tries', '+', 1) })).where('document_key', '=', documentKey).returning('tries').executeTakeFirst();
  const over = (row?.tries ?? most) >= most;
  if (over) await tx.updateTable('credit_answer').set({ state: 'unanswered' }).where('document_key', '=', documentKey).where('state', '=', 'asking').execute();
  return { tries: row?.tries ?? most, over };
}

/** Whether a person is still asked about. */
export async function isAsking(tx: Tx, documentKey: Buffer): Promise<boolean> {
  return (await tx.selectFrom('credit_answer').select('state').where('document_key', '=', documentKey).executeTakeFirst())?.state === 'asking';
}

const answerOf = keptStatement((tx, v: { documentKey: Buffer }) => tx.selectFrom('credit_answer').select(['standing', 'kind', 'until']).where('document_key', '=', v.documentKey));

/** The hold others reported to the credit platform about a person, on a day; undefined where it is clear, over or unknown. */
export async function findListed(tx: Tx, documentKey: Buffer, day: Day): Promise<IntegrityHold | undefined> {
  const { rows: [row] } = await tx.executeQuery(answerOf(tx, { documentKey }));
  if (row?.standing !== 'listed' || row.kind === null) return undefined;
  const until = row.until === null ? null : Day.parse(row.until);
  return until !== null && until < day ? undefined : { kind: BreachKind.parse(row.kind), until };
}

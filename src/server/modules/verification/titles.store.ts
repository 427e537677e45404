import { sql } from 'kysely';
import { z } from 'zod';
import { Day, type Instant } from '#contracts/dates.ts';
import { TitleLevel } from '#contracts/eligibility.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { idOfWords } from '#server/platform/ids.ts';

const PARTICULARS = 'verification_title.particulars';
const Particulars = z.object({ name: z.string(), level: TitleLevel, obtainedOn: Day, number: z.string().nullable() });

/** A professional title as an application states it (职称). */
export type TitleParticulars = z.infer<typeof Particulars>;
export type StatedTitle = TitleParticulars & { rowId: string };

/** The id of a title, made of what it says: the same title stated in another application is verified already. */
export function titleRowId(accountId: AccountId, { name, level, obtainedOn, number }: TitleParticulars): string {
  return idOfWords([accountId, name, level, obtainedOn, number ?? '']);
}

/** Keeps what a title says, once. */
export async function insertTitle(tx: Tx, crypto: FieldCrypto, accountId: AccountId, title: TitleParticulars, at: Instant): Promise<string> {
  const rowId = titleRowId(accountId, title);
  await tx.insertInto('verification_title')
    .values({ account_id: accountId, row_id: rowId, particulars: crypto.seal(PARTICULARS, JSON.stringify(title)), stated_at: new Date(at) })
    .onConflict((c) => c.doNothing()).execute();
  return rowId;
}

/** The titles an account stated in any application. */
export async function listTitles(tx: Tx, crypto: FieldCrypto, accountId: AccountId): Promise<StatedTitle[]> {
  const rows = await tx.selectFrom('verification_title').select(['row_id', 'particulars']).where('account_id', '=', accountId).orderBy('stated_at').orderBy('row_id').limit(100).execute();
  return rows.map((row) => titleOf(crypto, row));
}

/** Titles by their ids, which are made of the account and what it says: no two accounts have the same. */
export async function findTitles(tx: Tx, crypto: FieldCrypto, of: readonly { accountId: AccountId; rowId: string }[]): Promise<StatedTitle[]> {
  const { rows } = await sql<{ row_id: string; particulars: Buffer }>`
    select t.row_id, t.particulars from verification_title t join unnest(${of.map((o) => o.accountId)}::uuid[], ${of.map((o) => o.rowId)}::uuid[]) as asked (account_id, row_id) on t.account_id = asked.account_id and t.row_id = asked.row_id`.execute(tx);
  return rows.map((row) => titleOf(crypto, row));
}

const titleOf = (crypto: FieldCrypto, row: { row_id: string; particulars: Buffer }): StatedTitle => ({ rowId: row.row_id, ...Particulars.parse(JSON.parse(crypto.open(PARTICULARS, row.particulars))) });

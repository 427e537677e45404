import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import { readTogether } from '#server/platform/db/read-together.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Somebody of the roll with their marks, as cards are made of them. */
export type Scored = { number: string; applicationId: string; accountId: string; province: string; levelCode: string; specialtyCode: string; subjectCodes: string[]; marks: Record<string, number>; held: boolean };

const Marks = z.record(z.string(), z.int());

/** The next people of a roll behind a ticket number, or exactly these, with their marks and whether they are held back. */
export async function listScored(tx: Tx, sittingId: string, which: { after: string; limit: number } | { numbers: readonly string[] }): Promise<Scored[]> {
  const some = 'numbers' in which ? sql`r.number = any(${[...which.numbers]}::text[])` : sql`r.number > ${which.after}`;
  const { rows } = await sql<{ number: string; application_id: string; account_id: string; province: string; level_code: string; specialty_code: string; subject_codes: string[]; marks: unknown; held: boolean }>`
    select r.number, r.application_id, r.account_id, r.province, r.level_code, r.specialty_code, r.subject_codes,
      (select coalesce(jsonb_object_agg(s.subject_code, s.mark), '{}') from score s where s.sitting_id = r.sitting_id and s.number = r.number) as marks,
      exists (select 1 from score_hold h where h.sitting_id = r.sitting_id and h.number = r.number and h.lifted_at is null) as held
    from score_roll r where r.sitting_id = ${sittingId} and ${some} order by r.number limit ${'numbers' in which ? which.numbers.length : which.limit}`.execute(tx);
  return rows.map((r) => ({
    number: r.number, applicationId: r.application_id, accountId: r.account_id, province: r.province, levelCode: r.level_code, specialtyCode: r.specialty_code, subjectCodes: r.subject_codes, marks: Marks.parse(r.marks), held: r.held,
  }));
}

export type Card = { key: Buffer; number: string; content: Buffer };

/** Keeps cards; a card made again replaces the earlier one. */
export async function putCards(tx: Tx, sittingId: string, cards: readonly Card[]): Promise<void> {
  await sql`
    insert into score_card (card_key, sitting_id, number, content)
    select k, ${sittingId}, n, c from unnest(${cards.map((c) => c.key)}::bytea[], ${cards.map((c) => c.number)}::text[], ${cards.map((c) => c.content)}::bytea[]) as t (k, n, c)
    on conflict (card_key) do update set content = excluded.content, number = excluded.number`.execute(tx);
}

/** The cards of these applications, whether out or not: the caller asks. */
export async function listCardsOf(tx: Tx, of: readonly { sittingId: string; applicationId: string }[]): Promise<{ sittingId: string; content: Buffer }[]> {
  const found = await Promise.all(of.map(({ sittingId, applicationId }) => tx.selectFrom('score_roll as r').innerJoin('score_card as c', (j) => j.onRef('c.sitting_id', '=', 'r.sitting_id').onRef('c.number', '=', 'r.number'))
    .select(['c.sitting_id', 'c.content']).where('r.sitting_id', '=', sittingId).where('r.application_id', '=', applicationId).execute()));
  return found.flat().map((r) => ({ sittingId: r.sitting_id, content: r.content }));
}

const FIND_CARDS = 'select card_key, sitting_id, content from score_card where card_key = any($1::bytea[])';

/** What a key opens: one look by primary key; in a rush one statement for many. Whether the sitting is out is the caller's question (`isOut`). */
export const findCard = readTogether(async (tx, keys: readonly Buffer[]): Promise<({ sittingId: string; content: Buffer } | undefined)[]> => {
  const { rows } = await tx.executeQuery<{ card_key: Buffer; sitting_id: string; content: Buffer }>(CompiledQuery.raw(FIND_CARDS, [keys]));
  const byKey = new Map(rows.map((r) => [r.card_key.toString('latin1'), { sittingId: r.sitting_id, content: r.content }]));
  return keys.map((key) => byKey.get(key.toString('latin1')));
});

export type KeptPaper = { levelCode: string; specialtyCode: string; code: string; fullTenths: number; passTenths: number; kind: string; nameZh: string; nameEn: string };

/** The papers of a sitting. */
export async function listPapers(tx: Tx, sittingId: string): Promise<KeptPaper[]> {
  const rows = await tx.selectFrom('score_paper').selectAll().where('sitting_id', '=', sittingId).orderBy('subject_code').execute();
  return rows.map((r) => ({ levelCode: r.level_code, specialtyCode: r.specialty_code, code: r.subject_code, fullTenths: r.full_tenths, passTenths: r.pass_tenths, kind: r.kind, nameZh: r.name_zh, nameEn: r.name_en }));
}

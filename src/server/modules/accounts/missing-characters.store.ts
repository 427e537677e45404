import { sql } from 'kysely';
import type { Trouble } from '#contracts/operations.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Counts that these characters were asked for and cannot be drawn; whose name they stood in is not kept. */
export async function noteMissingCharacters(tx: Tx, characters: readonly string[], at: Date): Promise<void> {
  await sql`insert into missing_character (character, asked, first_asked_at, last_asked_at) select c, 1, ${at}, ${at} from unnest(${[...characters]}::text[]) as c
    on conflict (character) do update set asked = missing_character.asked + 1, last_asked_at = excluded.last_asked_at`.execute(tx);
}

/** 字库缺字, as operators see it: which characters people asked for in vain, the most wanted first. */
export async function troublesOfCharacters(tx: Tx): Promise<Trouble[]> {
  const rows = await tx.selectFrom('missing_character').select(['character', 'asked']).orderBy('asked', 'desc').orderBy('character').limit(20).execute();
  return rows.length === 0 ? [] : [{ code: 'characters_missing', grave: false, of: rows.map((r) => r.character).join(' '), figure: rows.reduce((sum, r) => sum + r.asked, 0) }];
}

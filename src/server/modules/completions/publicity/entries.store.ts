import { sql } from 'kysely';
import { CompletionId, CompletionState, type CompletionKey } from '#contracts/completions.ts';
import { AccountId } from '#contracts/ids.ts';
import type { NameOrder, PublicityId } from '#contracts/publicity.ts';
import { nameKeys } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type EntryRow = CompletionKey & { position: number; name: string; document: string; province: string; levelCode: string; specialtyCode: string; left: boolean };
export type Unlisted = CompletionKey & { key: string; version: number; province: string; levelCode: string; specialtyCode: string };

/** What a person is ordered by on a list. */
const placeOf = (key: string): [string, string, string, string] => {
  const [province = '', level = '', specialty = '', number = ''] = key.split(' ');
  return [province, level, specialty, number];
};

/** The next people of a sitting, and of a province or all, who wait to be announced and are on no list, held; in the order they stand on it. */
export async function takeUnlisted(tx: Tx, of: { sittingId: string; province: string | null }, after: string, limit: number): Promise<Unlisted[]> {
  const [province, level, specialty, number] = placeOf(after);
  const { rows } = await sql<{ account_id: string; completion_id: string; version: number; province: string; level_code: string; specialty_code: string; ticket_number: string }>`
    select account_id, completion_id, version, province, level_code, specialty_code, ticket_number from completion
    where sitting_id = ${of.sittingId} and state = 'found' and publicity_id is null and (${of.province}::text is null or province = ${of.province})
      and (province, level_code, specialty_code, ticket_number) > (${province}, ${level}, ${specialty}, ${number})
    order by province, level_code, specialty_code, ticket_number limit ${limit} for update`.execute(tx);
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id), version: r.version, province: r.province, levelCode: r.level_code, specialtyCode: r.specialty_code, key: `${r.province} ${r.level_code} ${r.specialty_code} ${r.ticket_number}`,
  }));
}

/** How many wait to be announced and are on no list. */
export async function countUnlisted(tx: Tx, of: { sittingId: string; province: string | null }): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from completion where sitting_id = ${of.sittingId} and state = 'found' and publicity_id is null and (${of.province}::text is null or province = ${of.province})`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Puts held people on a list, in this order, frozen as they are shown. */
export async function insertEntries(tx: Tx, id: PublicityId, entries: readonly Omit<EntryRow, 'left'>[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insertInto('publicity_entry').values(entries.map((e) => ({
    publicity_id: id, position: e.position, account_id: e.accountId, completion_id: e.completionId, name: e.name, document_masked: e.document, province: e.province, level_code: e.levelCode, specialty_code: e.specialtyCode,
    name_pinyin: nameKeys(e.name).pinyin, name_strokes: nameKeys(e.name).strokes,
  }))).execute();
  await sql`update completion c set publicity_id = ${id} from unnest(${entries.map((e) => e.accountId)}::uuid[], ${entries.map((e) => e.completionId)}::uuid[]) as u (a, k) where c.account_id = u.a and c.completion_id = u.k`.execute(tx);
}

/** Gives the next entries of lists made before names had an order their keys (按姓氏拼音、笔画); answers how many. What is shown of them stays as it was frozen. */
export async function orderOlderEntries(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.selectFrom('publicity_entry').select(['publicity_id', 'position', 'name']).where('name_pinyin', '=', sql.lit('')).orderBy('publicity_id').orderBy('position').limit(limit).forUpdate().skipLocked().execute();
  const keys = rows.map((r) => nameKeys(r.name));
  await sql`update publicity_entry e set name_pinyin = u.pinyin, name_strokes = u.strokes
    from unnest(${rows.map((r) => r.publicity_id)}::uuid[], ${rows.map((r) => r.position)}::int[], ${keys.map((k) => k.pinyin)}::text[], ${keys.map((k) => k.strokes)}::text[]) as u (id, position, pinyin, strokes)
    where e.publicity_id = u.id and e.position = u.position`.execute(tx);
  return rows.length;
}

type Asked = { /** The place on the list of the last one shown; 0 at the start. */ after: number; order?: NameOrder | undefined; name?: string | undefined; limit: number; province?: string | undefined };
const COLUMNS = ['position', 'account_id', 'completion_id', 'name', 'document_masked', 'province', 'level_code', 'specialty_code', 'left_at'] as const;
type Row = { position: number; account_id: string; completion_id: string; name: string; document_masked: string; province: string; level_code: string; specialty_code: string; left_at: Date | null };
const open = (r: Row): EntryRow => ({ position: r.position, accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id), name: r.name, document: r.document_masked, province: r.province, levelCode: r.level_code, specialtyCode: r.specialty_code, left: r.left_at !== null });

const KEY = { pinyin: 'name_pinyin', strokes: 'name_strokes' } as const;

/** Goes on behind the last one shown, in the order of the list or of the names. */
const behind = ({ after, order }: Pick<Asked, 'after' | 'order'>, id: PublicityId) => {
  if (order === undefined || after === 0) return sql<boolean>`position > ${order === undefined ? after : 0}`;
  const key = sql.ref(KEY[order]);
  return sql<boolean>`(${key}, position) > (select ${key}, position from publicity_entry where publicity_id = ${id} and position = ${after})`;
};

const asked = (tx: Tx, id: PublicityId, { after, order, name, province }: Omit<Asked, 'limit'>) => tx.selectFrom('publicity_entry').where('publicity_id', '=', id).where(behind({ after, order }, id))
  .$if(name !== undefined && name !== '', (q) => q.where('name', '=', name ?? '')).$if(province !== undefined, (q) => q.where('province', '=', province ?? ''));

/** A page of a list as everybody reads it: who left it is not shown. */
export async function listEntries(tx: Tx, id: PublicityId, of: Asked): Promise<EntryRow[]> {
  return (await asked(tx, id, of).where('left_at', 'is', null).select(COLUMNS).$if(of.order !== undefined, (q) => q.orderBy(KEY[of.order ?? 'pinyin'])).orderBy('position').limit(of.limit).execute()).map(open);
}

/** A page of a list as officers see it, with how everybody on it stands. */
export async function listEntriesOfStaff(tx: Tx, id: PublicityId, of: Asked): Promise<(EntryRow & { state: CompletionState | null })[]> {
  const rows = await asked(tx, id, of).select(COLUMNS).$if(of.order !== undefined, (q) => q.orderBy(KEY[of.order ?? 'pinyin'])).orderBy('position').limit(of.limit).execute();
  const states = new Map((await tx.selectFrom('completion').select(['completion_id', 'state']).where(sql<boolean>`(account_id, completion_id) in (select a, k from unnest(${rows.map((r) => r.account_id)}::uuid[], ${rows.map((r) => r.completion_id)}::uuid[]) as u (a, k))`).execute()).map((r) => [r.completion_id, CompletionState.parse(r.state)]));
  return rows.map((r) => ({ ...open(r), state: states.get(r.completion_id) ?? null }));
}

/** Somebody on a list by their place; nobody who left it. */
export async function findEntry(tx: Tx, id: PublicityId, position: number): Promise<EntryRow | undefined> {
  const row = await tx.selectFrom('publicity_entry').select(COLUMNS).where('publicity_id', '=', id).where('position', '=', position).where('left_at', 'is', null).executeTakeFirst();
  return row && open(row);
}

/** How many entries there are, by whether they left. */
export async function countEntries(tx: Tx, id: PublicityId, province?: string): Promise<{ all: number; left: number }> {
  const row = await asked(tx, id, { after: 0, province }).select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('left_at').as('left')]).executeTakeFirstOrThrow();
  return { all: Number(row.all), left: Number(row.left) };
}

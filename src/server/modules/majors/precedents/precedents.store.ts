import { sql } from 'kysely';
import { CountsAs, MajorOf } from '#contracts/major-precedents.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A precedent as it is kept. */
export type Precedent = {
  id: string; examCode: string; examYear: number; plainMajor: string; stated: string; of: MajorOf; countsAs: CountsAs; reason: string;
  applicationId: string; province: ProvinceCode; reviewPointId: string; byId: string; byName: string; at: number;
};

const COLUMNS = ['precedent_id', 'exam_code', 'exam_year', 'plain_major', 'stated', 'major_of', 'counts_as', 'reason', 'application_id', 'province_code', 'review_point_id', 'by_id', 'by_name', 'at'] as const;
type Row = { precedent_id: string; exam_code: string; exam_year: number; plain_major: string; stated: string; major_of: string; counts_as: string; reason: string; application_id: string; province_code: string; review_point_id: string; by_id: string; by_name: string; at: Date };

const open = (r: Row): Precedent => ({
  id: r.precedent_id, examCode: r.exam_code, examYear: r.exam_year, plainMajor: r.plain_major, stated: r.stated, of: MajorOf.parse(r.major_of), countsAs: CountsAs.parse(r.counts_as), reason: r.reason,
  applicationId: r.application_id, province: ProvinceCode.parse(r.province_code), reviewPointId: r.review_point_id, byId: r.by_id, byName: r.by_name, at: r.at.getTime(),
});

/** Keeps a precedent in the place of what the case said before; false when somebody else did at the same moment. */
export async function insertPrecedent(tx: Tx, p: Precedent): Promise<boolean> {
  await tx.updateTable('major_precedent').set({ superseded_at: new Date(p.at) }).where('application_id', '=', p.applicationId).where('major_of', '=', p.of).where('superseded_at', 'is', null).execute();
  const done = await tx.insertInto('major_precedent').values({
    precedent_id: p.id, exam_code: p.examCode, exam_year: p.examYear, plain_major: p.plainMajor, stated: p.stated, major_of: p.of, counts_as: p.countsAs, reason: p.reason, application_id: p.applicationId,
    province_code: p.province, review_point_id: p.reviewPointId, by_id: p.byId, by_name: p.byName, at: new Date(p.at),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The standing precedents on a major for an exam, the newest first. */
export async function listPrecedents(tx: Tx, examCode: string, plainMajor: string, limit: number): Promise<Precedent[]> {
  const rows = await tx.selectFrom('major_precedent').select(COLUMNS).where('exam_code', '=', examCode).where('plain_major', '=', plainMajor).where('superseded_at', 'is', null).orderBy('at', 'desc').orderBy('precedent_id').limit(limit).execute();
  return rows.map(open);
}

export type Tally = { countsAs: CountsAs; province: string; times: number };

/** How often each province counted a major as what. */
export async function tallyPrecedents(tx: Tx, examCode: string, plainMajor: string): Promise<Tally[]> {
  const rows = await tx.selectFrom('major_precedent').select((e) => ['counts_as', 'province_code', e.fn.countAll<number>().as('times')]).where('exam_code', '=', examCode).where('plain_major', '=', plainMajor)
    .where('superseded_at', 'is', null).groupBy(['counts_as', 'province_code']).execute();
  return rows.map((r) => ({ countsAs: CountsAs.parse(r.counts_as), province: r.province_code, times: Number(r.times) }));
}

export type Group = { examCode: string; plainMajor: string; stated: string; counts: Record<CountsAs, number>; provinces: ProvinceCode[]; lastAt: number };

export type GroupSearch = { examCodes: readonly string[]; search: string; contradictory: boolean };

/** The standing precedents that are asked for, a group for each exam and name. */
function grouped(tx: Tx, asked: GroupSearch) {
  return tx.selectFrom('major_precedent').where('superseded_at', 'is', null).where('exam_code', '=', sql<string>`any(${[...asked.examCodes]}::text[])`)
    .$if(asked.search !== '', (q) => q.where(sql<boolean>`position(${asked.search} in plain_major) > 0`))
    .groupBy(['exam_code', 'plain_major']).$if(asked.contradictory, (q) => q.having(sql<boolean>`count(distinct counts_as) > 1`));
}

/** Majors with precedents, one line each, by exam and name; so many after a key at most. */
export async function listGroups(tx: Tx, asked: GroupSearch & { after: [string, string] | undefined; limit: number }): Promise<Group[]> {
  const count = (as: CountsAs) => sql<number>`count(*) filter (where counts_as = ${as})`;
  const rows = await grouped(tx, asked).select((e) => [
    'exam_code', 'plain_major', sql<string>`(array_agg(stated order by at desc))[1]`.as('stated'), count('core').as('core'), count('related').as('related'), count('other').as('other'), count('none').as('none'),
    sql<string[]>`array_agg(distinct province_code)`.as('provinces'), e.fn.max('at').as('last_at'),
  ]).$if(asked.after !== undefined, (q) => q.where(sql<boolean>`(exam_code, plain_major) > (${asked.after?.[0] ?? ''}, ${asked.after?.[1] ?? ''})`))
    .orderBy('exam_code').orderBy('plain_major').limit(asked.limit).execute();
  return rows.map((r) => ({
    examCode: r.exam_code, plainMajor: r.plain_major, stated: r.stated, counts: { core: Number(r.core), related: Number(r.related), other: Number(r.other), none: Number(r.none) }, provinces: r.provinces.map((p) => ProvinceCode.parse(p)).toSorted(), lastAt: new Date(r.last_at).getTime(),
  }));
}

/** How many such lines there are. */
export async function countGroups(tx: Tx, asked: GroupSearch): Promise<number> {
  const row = await tx.selectFrom(grouped(tx, asked).select('plain_major').as('g')).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

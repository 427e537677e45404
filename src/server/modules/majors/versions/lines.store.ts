import { sql } from 'kysely';
import { MajorLine, MajorLineContent, type MajorLineId, type MajorVersionId } from '#contracts/major-versions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

type Row = { line_id: string; place: number; content: unknown };

const open = (r: Row): MajorLine => MajorLine.parse({ ...MajorLineContent.parse(r.content), id: r.line_id, at: r.place });

/** Lines written with one statement. */
const AT_ONCE = 1_000;

/** Every line of a version in its order. */
export async function readLines(tx: Tx, version: MajorVersionId): Promise<MajorLine[]> {
  return (await tx.selectFrom('major_version_line').select(['line_id', 'place', 'content']).where('version_id', '=', version).orderBy('place').execute()).map(open);
}

export type LineSearch = { search: string; category: string | undefined };

/** The lines of a version with a text in any of their names when one is looked for. */
function searched(tx: Tx, version: MajorVersionId, { search, category }: LineSearch) {
  return tx.selectFrom('major_version_line').where('version_id', '=', version)
    .$if(search !== '', (q) => q.where(sql<boolean>`position(${search} in search) > 0`))
    .$if(category !== undefined, (q) => q.where('category', '=', category ?? ''));
}

/** A page of lines from a place on; one more than asked tells that there are others. */
export async function pageOfLines(tx: Tx, version: MajorVersionId, asked: LineSearch & { after: number; limit: number }): Promise<MajorLine[]> {
  return (await searched(tx, version, asked).select(['line_id', 'place', 'content']).where('place', '>', asked.after).orderBy('place').limit(asked.limit).execute()).map(open);
}

/** How many lines a version has, of those looked for. */
export async function countLines(tx: Tx, version: MajorVersionId, asked: LineSearch = { search: '', category: undefined }): Promise<number> {
  const row = await searched(tx, version, asked).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** One line. */
export async function findLine(tx: Tx, version: MajorVersionId, id: MajorLineId): Promise<MajorLine | undefined> {
  const row = await tx.selectFrom('major_version_line').select(['line_id', 'place', 'content']).where('version_id', '=', version).where('line_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** The last place that is taken; the version must be held. */
export async function lastPlace(tx: Tx, version: MajorVersionId): Promise<number> {
  const row = await tx.selectFrom('major_version_line').select((e) => e.fn.max('place').as('last')).where('version_id', '=', version).executeTakeFirst();
  return row?.last ?? 0;
}

/** Adds lines behind those that are there; the version must be held. */
export async function appendLines(tx: Tx, version: MajorVersionId, lines: readonly MajorLineContent[], after: number): Promise<void> {
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    await tx.insertInto('major_version_line').values(lines.slice(at, at + AT_ONCE).map((line, i) => ({ version_id: version, line_id: newId(), place: after + at + i + 1, ...columnsOf(line) }))).execute();
  }
}

/** Writes one line anew. */
export async function updateLine(tx: Tx, version: MajorVersionId, id: MajorLineId, line: MajorLineContent): Promise<void> {
  await tx.updateTable('major_version_line').set(columnsOf(line)).where('version_id', '=', version).where('line_id', '=', id).execute();
}

/** Takes one line out, or with no id all of them. */
export async function deleteLines(tx: Tx, version: MajorVersionId, id?: MajorLineId): Promise<void> {
  await tx.deleteFrom('major_version_line').where('version_id', '=', version).$if(id !== undefined, (q) => q.where('line_id', '=', id ?? '')).execute();
}

function columnsOf(line: MajorLineContent) {
  return { code: line.code, name_zh: line.nameZh, category: line.category, content: JSON.stringify(line), search: [line.code, line.nameZh, line.nameEn.toLowerCase(), line.classZh, ...Object.values(line.names).flat()].join(' ') };
}

/** The majors some codes stand for in a version. */
export async function nameCodes(tx: Tx, version: MajorVersionId, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.selectFrom('major_version_line').select(['code', 'name_zh']).distinct().where('version_id', '=', version).where('code', 'in', [...new Set(codes)]).execute();
  return new Map(rows.map((r) => [r.code, r.name_zh]));
}

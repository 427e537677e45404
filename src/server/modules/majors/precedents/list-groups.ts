import { beijingDay } from '#contracts/dates.ts';
import { COUNTS_AS, type MajorPrecedent, type PrecedentGroup, type PrecedentGroups } from '#contracts/major-precedents.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findMajorMatches, findMajorTables, findProvince, listExams } from '#server/modules/catalogue/index.ts';
import type { Looking } from '../versions/present-version.ts';
import { listGroups, listPrecedents, type Group } from './precedents.store.ts';
import { presentPrecedent } from './read-opinion.ts';

const A_PAGE = 50;

export type Filters = { exam: string | undefined; search: string; contradictory: boolean; after: string | undefined };

/** The majors reviewers had to decide on, with how they did (先例汇总); whoever keeps the table sees where it lacks a name, and where reviewers disagree. */
export async function viewGroups(looking: Looking, asked: Filters): Promise<PrecedentGroups> {
  const { tx, by, lang } = looking;
  const exams = (await listExams(tx)).filter((e) => coversExam(by.jurisdiction, e.code)).map((e) => ({ code: e.code, name: e.name[lang] }));
  const after = asked.after === undefined ? undefined : keyOf(asked.after);
  const found = await listGroups(tx, { examCodes: exams.map((e) => e.code).filter((c) => asked.exam === undefined || c === asked.exam), search: asked.search, contradictory: asked.contradictory, after, limit: A_PAGE + 1 });
  const shown = found.slice(0, A_PAGE);
  const groups: PrecedentGroup[] = [];
  for (const g of shown) groups.push(await presentGroup(looking, g, exams.find((e) => e.code === g.examCode)?.name ?? g.examCode));
  const last = shown.at(-1);
  return { exams, groups, next: found.length > A_PAGE && last ? keyTo(last) : null };
}

/** The key of a line in the order of exam and name, and the two of a key; a code has three digits. */
export const keyTo = (g: Pick<Group, 'examCode' | 'plainMajor'>): string => `${g.examCode}${g.plainMajor}`;
export const keyOf = (after: string): [string, string] => [after.slice(0, 3), after.slice(3)];

async function presentGroup({ tx, lang, now }: Looking, g: Group, examName: string): Promise<PrecedentGroup> {
  const year = Number(beijingDay(now).slice(0, 4));
  const tables = await findMajorTables(tx, g.examCode, year);
  const match = tables.flatMap((t) => findMajorMatches(t, g.stated, beijingDay(now).slice(0, 7).replace('-', '')).map((m) => ({ edition: t.version, name: m.major.name.zh, code: m.major.code })))[0];
  const provinces = await Promise.all(g.provinces.map(async (p) => (await findProvince(tx, p))?.short[lang] ?? p));
  const tally = COUNTS_AS.map((countsAs) => ({ countsAs, times: g.counts[countsAs] })).filter((t) => t.times > 0);
  return {
    exam: g.examCode, examName, plainMajor: g.plainMajor, major: g.stated, tally, times: tally.reduce((n, t) => n + t.times, 0), provinces, lastAt: g.lastAt, contradictory: tally.length > 1,
    inTable: match ?? null, edition: tables[0]?.version ?? null,
  };
}

/** The decisions behind one line: who, where, when, how, and why. */
export async function viewDecisions({ tx, by, lang }: Looking, exam: string, plain: string, most = 100): Promise<Result<{ decisions: MajorPrecedent[] }>> {
  if (!coversExam(by.jurisdiction, exam)) return refusedFor('catalogue.exam_not_found');
  const found = await listPrecedents(tx, exam, plain, most);
  return ok({ decisions: await Promise.all(found.map((p) => presentPrecedent(tx, p, by, lang))) });
}

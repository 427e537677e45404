import type { MajorHead, MajorLine } from '#contracts/major-versions.ts';
import { refuse, type Refusal, type RefusalCode } from '#contracts/refusals.ts';

/** A line as it is judged: what it says, and where it stands. */
export type JudgedLine = MajorLine;
/** What was found, at the line where it can be mended. */
export type Found = { refusal: Refusal; line: JudgedLine | null };

export type FindingFacts = { head: MajorHead; lines: readonly JudgedLine[]; synonyms: readonly { name: string; code: string }[]; knownExams: ReadonlySet<string>; plain: (name: string) => string };

/** Printed tables do name one earlier major under two newer ones; and a needless variant harms nobody. */
const ADVICE: readonly RefusalCode[] = ['major.name_ambiguous', 'major.name_two_codes', 'major.synonym_needless'];

/** True for what keeps a version from being proposed; the rest is advice. */
export function stops(found: Pick<Found, 'refusal'>): boolean {
  return !ADVICE.includes(found.refusal.code);
}

/** Everything that speaks against a version by itself, all at once; whether its years are free is asked of the other editions. */
export function majorFindings(f: FindingFacts): Found[] {
  return [...findingsOfHead(f), ...findingsOfLines(f), ...findingsOfSynonyms(f)];
}

function findingsOfHead({ head, lines, knownExams }: FindingFacts): Found[] {
  const no: Refusal[] = head.examCodes.filter((exam) => !knownExams.has(exam)).map((exam) => refuse('major.exam_unknown', { path: 'examCodes', params: { exam } }));
  if (head.appliesTo !== null && head.appliesTo < head.appliesFrom) no.push(refuse('major.years_reversed', { path: 'appliesTo', params: { from: head.appliesFrom, to: head.appliesTo } }));
  const keys = head.columns.map((c) => c.key);
  for (const column of new Set(keys.filter((k, at) => keys.indexOf(k) !== at))) no.push(refuse('major.column_twice', { path: 'columns', params: { column } }));
  const months = head.columns.map((c) => c.graduatedFrom);
  const ordered = months.every((m, at) => (at === months.length - 1 ? m === null : m !== null && m > (months[at + 1] ?? '')));
  if (!ordered) no.push(refuse('major.columns_disordered', { path: 'columns' }));
  if (lines.length === 0) no.push(refuse('major.empty'));
  return no.map((refusal) => ({ refusal, line: null }));
}

function findingsOfLines({ head, lines, plain }: FindingFacts): Found[] {
  const found: Found[] = [];
  const columns = new Set(head.columns.slice(1).map((c) => c.key));
  const same = new Map<string, JudgedLine>();
  const byName = new Map<string, JudgedLine>();
  const byCode = new Map<string, JudgedLine>();
  const earlier = new Map<string, JudgedLine>();
  for (const line of lines) {
    const no = (code: RefusalCode, params: Record<string, string | number>) => { found.push({ refusal: refuse(code, { params }), line }); };
    for (const column of Object.keys(line.names)) if (!columns.has(column)) no('major.column_unknown', { line: line.at, column });
    const twin = first(same, JSON.stringify([line.code, plain(line.nameZh), line.category, columnsOf(line)]), line);
    if (twin) no('major.line_twice', { name: line.nameZh, other: twin.at });
    const namesake = first(byName, plain(line.nameZh), line);
    if (namesake && namesake.category !== line.category) no('major.two_categories', { name: line.nameZh, other: namesake.at });
    else if (namesake && namesake.code !== line.code) no('major.name_two_codes', { name: line.nameZh, other: namesake.at, otherCode: namesake.code });
    const holder = first(byCode, line.code, line);
    if (holder && plain(holder.nameZh) !== plain(line.nameZh)) no('major.code_two_names', { code: line.code, other: holder.at, otherName: holder.nameZh });
    for (const name of new Set(Object.values(line.names).flat().map(plain))) {
      const other = first(earlier, name, line);
      if (other && other.category !== line.category && plain(other.nameZh) !== plain(line.nameZh)) no('major.name_ambiguous', { name, major: other.nameZh, other: line.nameZh });
    }
  }
  return found;
}

/** Whoever was there first under a key; the line itself takes the place when nobody was. */
function first(seen: Map<string, JudgedLine>, key: string, line: JudgedLine): JudgedLine | undefined {
  const there = seen.get(key);
  if (!there) seen.set(key, line);
  return there;
}

const columnsOf = (line: JudgedLine) => Object.entries(line.names).filter(([, list]) => list.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, list.toSorted()]);

function findingsOfSynonyms({ lines, synonyms, plain }: FindingFacts): Found[] {
  if (synonyms.length === 0) return [];
  const codes = new Set(lines.map((l) => l.code));
  const names = new Set(lines.flatMap((l) => [l.nameZh, ...Object.values(l.names).flat()]).map(plain));
  return synonyms.flatMap((s) => [
    ...(codes.has(s.code) ? [] : [{ refusal: refuse('major.synonym_target', { params: { name: s.name, code: s.code } }), line: null }]),
    ...(names.has(plain(s.name)) ? [{ refusal: refuse('major.synonym_needless', { params: { name: s.name } }), line: null }] : []),
  ]);
}

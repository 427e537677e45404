import type { PassLine } from '#contracts/pass-lines.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** A subject of the sitting; `specialty` null where every specialty sits the same paper. */
export type KnownSubject = { level: string; specialty: string | null; subject: string; fullMark: number };

type Known = { subjects: readonly KnownSubject[]; provinces: readonly { code: string; name: { zh: string; en: string } }[] };

/** Everything against a set of lines, each at its place: unknown subjects, marks nobody can reach, two lines for one subject and place. */
export function refusalsToLines(lines: readonly PassLine[], known: Known): Refusal[] {
  return lines.flatMap((line, at) => [
    ...subjectFaults(line, known).map((no) => ({ ...no, path: `lines.${String(at)}.mark` })),
    ...repeated(line, lines.slice(0, at), known).map((no) => ({ ...no, path: `lines.${String(at)}.provinces` })),
  ]);
}

function subjectFaults(line: PassLine, { subjects }: Known): Refusal[] {
  const fitting = subjects.filter((s) => s.level === line.level && s.subject === line.subject && (line.specialty === null || s.specialty === line.specialty));
  if (fitting.length === 0) return [refuse('pass_line.subject_unknown')];
  const full = Math.min(...fitting.map((s) => s.fullMark));
  return line.mark > full ? [refuse('pass_line.above_full_mark', { params: { full } })] : [];
}

/** The first place for which a line before says something already: which of the two would hold? */
function repeated(line: PassLine, before: readonly PassLine[], { provinces }: Known): Refusal[] {
  const same = before.filter((b) => b.level === line.level && b.subject === line.subject && b.specialty === line.specialty);
  const twice = line.provinces === null ? same.some((b) => b.provinces === null) : line.provinces.find((p) => same.some((b) => b.provinces?.includes(p)));
  if (twice === undefined || twice === false) return [];
  const named = twice === true ? { zh: '全国', en: 'the whole country' } : (provinces.find((p) => p.code === twice)?.name ?? { zh: twice, en: twice });
  return [refuse('pass_line.twice', { params: { place: named.zh, placeEn: named.en } })];
}

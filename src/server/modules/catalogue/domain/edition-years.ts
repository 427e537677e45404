import { LAST_EXAM_YEAR, type MajorLevel, type MajorTable } from '#contracts/majors.ts';

type Span = Pick<MajorTable, 'examCodes' | 'educationLevel' | 'appliesFrom' | 'appliesTo'>;
export type EditionYear = { examCode: string; level: Exclude<MajorLevel, 'any'>; year: number };

/** The levels a table speaks for: its own, or both. */
export function levelsOf(level: MajorLevel): Exclude<MajorLevel, 'any'>[] {
  return level === 'any' ? ['undergraduate', 'postgraduate'] : [level];
}

const endOf = (t: Span) => t.appliesTo ?? LAST_EXAM_YEAR;

/** Every exam, level and exam year an edition of the 专业对照表 holds for, each once. */
export function yearsOfEdition(t: Span): EditionYear[] {
  const years = Array.from({ length: endOf(t) - t.appliesFrom + 1 }, (_, i) => t.appliesFrom + i);
  return [...new Set(t.examCodes)].flatMap((examCode) => levelsOf(t.educationLevel).flatMap((level) => years.map((year) => ({ examCode, level, year }))));
}

/** The exams, levels and years two editions would both hold for; undefined when they never meet. */
export function sharedBy(a: Span, b: Span): { examCodes: string[]; from: number; to: number | null } | undefined {
  const examCodes = a.examCodes.filter((code) => b.examCodes.includes(code));
  const from = Math.max(a.appliesFrom, b.appliesFrom);
  const to = Math.min(endOf(a), endOf(b));
  const meet = examCodes.length > 0 && from <= to && levelsOf(a.educationLevel).some((l) => levelsOf(b.educationLevel).includes(l));
  return meet ? { examCodes, from, to: to === LAST_EXAM_YEAR ? null : to } : undefined;
}

/**
 * What is left of an edition when a newer one takes its place for its own exams, years and level: the years before and after for everybody, then the
 * other exams, then the other level. Nothing outside what the newer one holds for changes hands.
 */
export function leftOf(old: MajorTable, next: Span, taken: ReadonlySet<string> = new Set()): MajorTable[] {
  const shared = sharedBy(old, next);
  if (!shared) return [old];
  const end = shared.to ?? LAST_EXAM_YEAR;
  const within = { appliesFrom: shared.from, appliesTo: shared.to === null && old.appliesTo === null ? null : end };
  const others = old.examCodes.filter((code) => !shared.examCodes.includes(code));
  const levels = levelsOf(old.educationLevel).filter((l) => !levelsOf(next.educationLevel).includes(l));
  const pieces: MajorTable[] = [];
  if (old.appliesFrom < shared.from) pieces.push({ ...old, appliesTo: shared.from - 1 });
  if (end < endOf(old)) pieces.push({ ...old, appliesFrom: end + 1 });
  if (others.length > 0) pieces.push({ ...old, ...within, examCodes: others });
  for (const educationLevel of levels) pieces.push({ ...old, ...within, examCodes: shared.examCodes, educationLevel });
  const free = namesBeside(old.version, taken);
  return pieces.map((piece, at) => (at === 0 ? piece : { ...piece, version: free() }));
}

function namesBeside(version: string, taken: ReadonlySet<string>): () => string {
  let n = 1;
  return () => {
    do n += 1; while (taken.has(`${version}-${String(n)}`));
    return `${version}-${String(n)}`;
  };
}

/** What is stopped for one person: the half-days of the area they sit in; all of them when none is named. */
export type Stopped = { halfDays: readonly number[] };

/** A person as the rule sees them: their subjects by half-day, and, where one test centre is meant, the half-days they sit there. */
export type Sitter = { subjects: readonly string[]; byHalfDay: ReadonlyMap<number, string>; atCentre: readonly number[] | null };

/**
 * Which papers of a person do not take place (停考范围). A subject without a time in the timetable goes with the whole sitting only; an empty answer: the person is not
 * touched. `whole` says that nothing is left to sit.
 */
export function suspendedPapers({ halfDays }: Stopped, { subjects, byHalfDay, atCentre }: Sitter): { subjects: string[]; whole: boolean } {
  if (halfDays.length === 0 && atCentre === null) return { subjects: [...subjects], whole: true };
  const stopped = [...byHalfDay].filter(([halfDay]) => (halfDays.length === 0 || halfDays.includes(halfDay)) && (atCentre?.includes(halfDay) ?? true)).flatMap(([, codes]) => [...codes]);
  const found = subjects.filter((s) => stopped.includes(s));
  return { subjects: found, whole: found.length === subjects.length && found.length > 0 };
}

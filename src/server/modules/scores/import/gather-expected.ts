import type { ExamDayKind } from '#contracts/exam-day.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { NOT_LOADED, placeOf, SUBJECTS, type Expected, type Sits } from '../domain/compare-marks.ts';
import { readFullMarks, readLoaded, readReported, readRollSlice, type AlikeOnRoll } from './expected.store.ts';

/** People of the roll taken at a time. */
const A_SLICE = 20_000;

/** Everything a file of a sitting must agree with, held as numbers: some 100 bytes a person. */
export async function gatherExpected(tx: Tx, sittingId: string): Promise<Expected> {
  const sits = kindsOf(await readFullMarks(tx, sittingId));
  const people = new Map<string, number>();
  const kindOf: number[] = [];
  const reported = new Map<number, ExamDayKind>();
  let loaded = new Int16Array(0);
  const place = (number: string, subject: number) => {
    const person = people.get(number);
    return person === undefined ? undefined : placeOf(person, subject);
  };

  for (let [after, slice] = ['', await readRollSlice(tx, sittingId, '', A_SLICE)]; slice;) {
    const { alike, last } = slice;
    // asked for before this one is looked at, so that the database reads on meanwhile
    const coming = Promise.all([readReported(tx, sittingId, after, last), readLoaded(tx, sittingId, after, last), readRollSlice(tx, sittingId, last, A_SLICE)]);
    for (const some of alike) {
      const kind = sits.kindOf(some);
      for (const number of some.numbers.split(' ')) {
        people.set(number, kindOf.length);
        kindOf.push(kind);
      }
    }
    const [reports, marks, following] = await coming;
    for (const { subject, kind, numbers } of reports) {
      for (const number of numbers) {
        const at = place(number, subject);
        if (at !== undefined) reported.set(at, kind);
      }
    }
    if (marks.length > 0) loaded = grown(loaded, kindOf.length * SUBJECTS);
    for (const { subject, numbers, marks: all } of marks) {
      numbers.forEach((number, n) => {
        const at = place(number, subject);
        if (at !== undefined) loaded[at] = all[n] ?? NOT_LOADED;
      });
    }
    [after, slice] = [last, following];
  }
  return { people, kinds: sits.kinds, kindOf, reported, loaded };
}

/** Room for so many places, doubled each time it is short. */
function grown(of: Int16Array<ArrayBuffer>, places: number): Int16Array<ArrayBuffer> {
  if (of.length >= places) return of;
  const more = new Int16Array(Math.max(places, of.length * 2)).fill(NOT_LOADED);
  more.set(of);
  return more;
}

/** Gives whoever sits the same papers one number. */
function kindsOf(papers: Awaited<ReturnType<typeof readFullMarks>>) {
  const numbers = new Map<string, number>();
  const kinds: Sits[] = [];
  return {
    kinds,
    kindOf({ levelCode, specialtyCode, subjectCodes }: AlikeOnRoll): number {
      const key = `${levelCode} ${specialtyCode} ${subjectCodes.join()}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const fullTenths: (number | undefined)[] = Array.from({ length: SUBJECTS });
      for (const p of papers) if (p.levelCode === levelCode && p.specialtyCode === specialtyCode) fullTenths[p.subject] = p.fullTenths;
      const subjects = subjectCodes.map(Number);
      invariant(subjects.every((s) => s > 0 && s < SUBJECTS), `a subject code beyond ${String(SUBJECTS)}: ${key}`);
      numbers.set(key, kinds.length);
      return kinds.push({ mask: subjects.reduce((mask, s) => mask | (1 << s), 0), fullTenths }) - 1;
    },
  };
}

import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { REPORTS, type Expected, type Sits } from '../domain/compare-marks.ts';
import { NO_MARK, noMarks, placeOf, SUBJECTS, withRoomFor } from '../domain/places.ts';
import { readFullMarks, readLoaded, readReported, readRollSlice, type AlikeOnRoll } from './expected.store.ts';

/** People of the roll taken at a time. */
const A_SLICE = 20_000;

/** Everything a file of a sitting must agree with, held as numbers: some 100 bytes a person. */
export async function gatherExpected(tx: Tx, sittingId: string): Promise<Expected> {
  const sits = kindsOf(await readFullMarks(tx, sittingId));
  const people = new Map<string, number>();
  const kindOf: number[] = [];
  let reported: Uint8Array = new Uint8Array(0);
  let loaded = noMarks(0);
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
    if (reports.length > 0) reported = withRoomFor(kindOf.length, reported, (length) => new Uint8Array(length));
    for (const { subject, kind, numbers } of reports) {
      for (const number of numbers) {
        const at = place(number, subject);
        if (at !== undefined) reported[at] = REPORTS[kind];
      }
    }
    if (marks.length > 0) loaded = withRoomFor(kindOf.length, loaded, noMarks);
    for (const { subject, numbers, marks: all } of marks) {
      numbers.forEach((number, n) => {
        const at = place(number, subject);
        if (at !== undefined) loaded[at] = all[n] ?? NO_MARK;
      });
    }
    [after, slice] = [last, following];
  }
  return { people, kinds: sits.kinds, kindOf, reported, loaded };
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

import { SUBJECTS, placeOf } from '../domain/compare-marks.ts';
import type { PlainFile } from './lines.ts';
import { readThrough } from './read-marks.ts';

/** Says that a place holds no mark. */
const NO_MARK = -32_768;

/** The marks of a file laid out by person: numbers in the order of their first rows, each with a place for every subject. */
export type LaidOut = { numbers: readonly string[]; personOf: ReadonlyMap<string, number>; marks: Int16Array; /** Whether the numbers stand in ascending order. */ ascending: boolean };

/** Lays out every mark of a file but those of cells that were left out; two marks at one place are a bug of the check. */
export async function layOutMarks(file: PlainFile, leftOut: (row: number, column: number) => boolean): Promise<LaidOut> {
  const personOf = new Map<string, number>();
  const numbers: string[] = [];
  let marks = new Int16Array(1_024 * SUBJECTS).fill(NO_MARK);
  let ascending = true;
  let [last, person] = ['', -1];

  const turnTo = (number: string) => {
    const known = personOf.get(number);
    if (known === undefined) {
      ascending &&= number > last;
      person = numbers.push(number) - 1;
      personOf.set(number, person);
      if (placeOf(person + 1, 0) > marks.length) marks = doubled(marks);
    } else {
      // the person's rows do not stand together, which the layout mends whatever order the numbers have
      person = known;
    }
    last = number;
  };
  await readThrough(file, (row, column, number, subject, mark) => {
    if (mark === null || leftOut(row, column)) return;
    if (number !== last) turnTo(number);
    const place = placeOf(person, subject);
    if (marks[place] !== NO_MARK) throw new Error(`row ${String(row)} brings a mark twice`);
    marks[place] = mark;
  }, () => undefined);
  return { numbers, personOf, marks, ascending };
}

/** The marks of a person, subject by subject. */
export function forEachMark({ marks }: LaidOut, person: number, take: (subject: number, mark: number) => void): void {
  for (let subject = 0; subject < SUBJECTS; subject += 1) {
    const mark = marks[placeOf(person, subject)] ?? NO_MARK;
    if (mark !== NO_MARK) take(subject, mark);
  }
}

function doubled(of: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const more = new Int16Array(of.length * 2).fill(NO_MARK);
  more.set(of);
  return more;
}

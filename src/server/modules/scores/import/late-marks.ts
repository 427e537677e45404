import { NO_MARK, noMarks, placeOf, SUBJECTS, withRoomFor } from '../domain/places.ts';

/** Marks that came out of order, laid out by person until the others are in. */
export type LateMarks = ReturnType<typeof keepLateMarks>;

/** Keeps marks of a file that come later than a higher ticket number, a person a number and a place for each subject. */
export function keepLateMarks() {
  const personOf = new Map<string, number>();
  let marks = noMarks(0);
  let count = 0;
  return {
    get count(): number { return count; },
    put(number: string, subject: number, mark: number): void {
      let person = personOf.get(number);
      if (person === undefined) {
        person = personOf.size;
        personOf.set(number, person);
        marks = withRoomFor(personOf.size, marks, noMarks);
      }
      marks[placeOf(person, subject)] = mark;
      count += 1;
    },
    /** The people whose marks are kept, in the order they came. */
    numbers: (): ReadonlyMap<string, number> => personOf,
    /** The marks of a number, subject by subject. */
    forEach(number: string, each: (number: string, subject: number, mark: number) => void): void {
      const person = personOf.get(number) ?? -1;
      for (let subject = 0; subject < SUBJECTS; subject += 1) {
        const mark = marks[placeOf(person, subject)] ?? NO_MARK;
        if (mark !== NO_MARK) each(number, subject, mark);
      }
    },
  };
}

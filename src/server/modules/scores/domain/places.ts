/** Subjects are bits of a number and places in an array: their running digits stay below this. */
export const SUBJECTS = 16;
/** Says at a place of an Int16Array of marks that there is none. */
export const NO_MARK = -32_768;

/** Where a person's subject stands in an array with a place for each subject of each person. */
export function placeOf(person: number, subject: number): number {
  return person * SUBJECTS + subject;
}

/** The array itself while it has places for so many people, else a longer one that begins with it. */
export function withRoomFor<T extends Uint8Array | Int16Array>(people: number, places: T, make: (length: number) => T): T {
  if (places.length >= placeOf(people, 0)) return places;
  const more = make(Math.max(placeOf(people, 0), places.length * 2));
  more.set(places);
  return more;
}

/** So many places without a mark. */
export function noMarks(length: number): Int16Array {
  return new Int16Array(length).fill(NO_MARK);
}

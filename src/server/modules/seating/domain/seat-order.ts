/** Where a seat stands: columns from the door, rows from the front. */
export type Place = { seat: number; column: number; row: number };

/** How many seats each column has: as even as can be, the middle columns first (30 in four columns: 7-8-8-7). */
export function columnLengths(seats: number, columns: number): number[] {
  const least = Math.floor(seats / columns);
  const middleFirst = Array.from({ length: columns }, (_, at) => at).toSorted((a, b) => Math.abs(a - (columns - 1) / 2) - Math.abs(b - (columns - 1) / 2) || a - b);
  const longer = new Set(middleFirst.slice(0, seats % columns));
  return Array.from({ length: columns }, (_, at) => least + (longer.has(at) ? 1 : 0));
}

/** The seats of a room in snake order (S 形, domain.md 6.5): down the first column, up the second, and so on. */
export function snakeSeats(seats: number, columns: number): Place[] {
  let seat = 0;
  return columnLengths(seats, columns).flatMap((rows, column) => Array.from({ length: rows }, (_, at) => ({ seat: ++seat, column, row: column % 2 === 0 ? at : rows - 1 - at })));
}

/** For each seat (from 0) the seats whose paper can be read from it: before, behind, left and right, and the next one at a turn. */
export function neighbourSeats(seats: number, columns: number): number[][] {
  const places = snakeSeats(seats, columns);
  return places.map((a) => places.filter((b) => a !== b && (Math.abs(a.seat - b.seat) === 1 || (a.row === b.row && Math.abs(a.column - b.column) === 1))).map((b) => b.seat - 1));
}

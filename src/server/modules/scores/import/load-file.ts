import type { ScoreImportId } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readNumbersSlice } from './expected.store.ts';
import { readLeftOutCells } from './faults.store.ts';
import type { LaidOut } from './lay-out-marks.ts';

/** Numbers of the roll taken at a time. */
const A_SLICE = 20_000;

/** Which cells of a file do not come; a cell without a column is its whole row. */
export async function leftOutOf(tx: Tx, id: ScoreImportId): Promise<(row: number, column: number) => boolean> {
  const rows = new Set<number>();
  const cells = new Set<string>();
  for (const { row, column } of await readLeftOutCells(tx, id)) {
    if (column === null) rows.add(row);
    else cells.add(`${String(row)} ${String(column)}`);
  }
  return cells.size === 0 && rows.size === 0 ? () => false : (row, column) => rows.has(row) || cells.has(`${String(row)} ${String(column)}`);
}

/**
 * The people of a file in the order of the key their marks are kept by, in which they come in at half the cost: as they stand there, or as the roll has them; whoever left the roll since the
 * file was checked is last.
 */
export async function orderOf(tx: Tx, sittingId: string, { numbers, personOf, ascending }: LaidOut): Promise<Iterable<number>> {
  if (ascending) return numbers.keys();
  const order: number[] = [];
  const taken = new Uint8Array(numbers.length);
  for (let after = ''; ;) {
    const slice = await readNumbersSlice(tx, sittingId, after, A_SLICE);
    for (const number of slice) {
      const person = personOf.get(number);
      if (person === undefined) continue;
      order.push(person);
      taken[person] = 1;
    }
    const last = slice.at(-1);
    if (last === undefined) break;
    after = last;
  }
  for (const person of numbers.keys()) if (taken[person] === 0) order.push(person);
  return order;
}

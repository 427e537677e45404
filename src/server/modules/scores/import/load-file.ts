import type { ScoreImportId } from '#contracts/scores.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readNumbersSlice } from './expected.store.ts';
import { readLeftOutCells } from './faults.store.ts';
import { keepLateMarks, type LateMarks } from './late-marks.ts';
import type { PlainFile } from './lines.ts';
import { copyScores } from './marks.store.ts';
import { createReader, readThrough } from './read-marks.ts';
import { asBinaryCopy, writeScoreRows } from './score-rows.ts';

/** Numbers of the roll taken at a time. */
const A_SLICE = 20_000;
/** People whose rows are sent at a time. */
const A_CHUNK = 2_000;
/** Rows that show whether a file has an order. */
const A_LOOK = 5_000;
/** Behind every number. */
const BEHIND_ALL = '~';

type LeftOut = (row: number, column: number) => boolean;
type Into = { sittingId: string; id: ScoreImportId };

/** Which cells of a file do not come; a cell without a column is its whole row. */
export async function leftOutOf(tx: Tx, id: ScoreImportId): Promise<LeftOut> {
  const rows = new Set<number>();
  const cells = new Set<string>();
  for (const { row, column } of await readLeftOutCells(tx, id)) {
    if (column === null) rows.add(row);
    else cells.add(`${String(row)} ${String(column)}`);
  }
  return cells.size === 0 && rows.size === 0 ? () => false : (row, column) => rows.has(row) || cells.has(`${String(row)} ${String(column)}`);
}

/**
 * Loads every mark of a file but those that were left out, and answers how many. In the order of its key a row costs half of what it costs elsewhere: marks go in as they are read while
 * ticket numbers ascend, and those that come too late afterwards, in the order of the roll.
 */
export async function loadFile(tx: Tx, into: Into, file: PlainFile, leftOut: LeftOut): Promise<number> {
  const late = keepLateMarks();
  const loaded = await copyScores(tx, asBinaryCopy(rowsInOrder(into, file, leftOut, late)));
  return late.count === 0 ? loaded : loaded + (await copyScores(tx, asBinaryCopy(lateRows(into, late, await inOrderOfRoll(tx, into.sittingId, late.numbers())))));
}

/** Whether ticket numbers ascend at first: the few that would of a file in no order take the end of the key's index, and cost every other row as if it came anywhere. */
function beginsInOrder({ text, layout, nextByte, headerRow }: PlainFile): boolean {
  let ascending = true;
  let last = '';
  createReader(text, layout, (_row, _column, number) => {
    ascending &&= number >= last;
    last = number;
  })(nextByte, A_LOOK, headerRow + 1);
  return ascending;
}

async function* rowsInOrder(into: Into, file: PlainFile, leftOut: LeftOut, late: LateMarks): AsyncGenerator<Buffer> {
  const rows = writeScoreRows(into);
  let highest = beginsInOrder(file) ? '' : BEHIND_ALL;
  const slices = readThrough(file, (row, column, number, subject, mark) => {
    if (mark === null || leftOut(row, column)) return;
    if (number < highest) { late.put(number, subject, mark); return; }
    highest = number;
    rows.put(number, subject, mark);
  });
  for await (const _ of slices) yield rows.take();
}

/** These numbers as the roll has them; whoever left it since the file was checked is last. */
async function inOrderOfRoll(tx: Tx, sittingId: string, numbers: ReadonlyMap<string, unknown>): Promise<string[]> {
  const ordered: string[] = [];
  for (let slice = await readNumbersSlice(tx, sittingId, '', A_SLICE); slice.length > 0; slice = await readNumbersSlice(tx, sittingId, slice.at(-1) ?? '', A_SLICE)) {
    for (const number of slice) if (numbers.has(number)) ordered.push(number);
  }
  if (ordered.length === numbers.size) return ordered;
  const onRoll = new Set(ordered);
  return [...ordered, ...[...numbers.keys()].filter((number) => !onRoll.has(number))];
}

async function* lateRows(into: Into, late: LateMarks, numbers: readonly string[]): AsyncGenerator<Buffer> {
  const rows = writeScoreRows(into);
  for (let from = 0; from < numbers.length; from += A_CHUNK) {
    for (const number of numbers.slice(from, from + A_CHUNK)) late.forEach(number, rows.put);
    yield rows.take();
    // others get their turn between two chunks
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

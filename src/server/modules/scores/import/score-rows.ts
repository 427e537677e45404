import type { ScoreImportId } from '#contracts/scores.ts';
import { SUBJECTS } from '../domain/compare-marks.ts';
import { forEachMark, type LaidOut } from './lay-out-marks.ts';

/** What every binary COPY begins and ends with: its signature without flags and extension; no more rows. */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\u00FF\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const ZERO = 0x30;
/** Bytes that are sent at a time. */
const A_CHUNK = 1 << 18;

/**
 * Rows of `score` (sitting, number, subject, mark, import) as a binary COPY takes them, person by person in the order given. They differ in a few bytes, so one row is written and
 * changed there; the text form of a million of them costs the database a fifth more.
 */
export async function* scoreRows(laidOut: LaidOut, order: Iterable<number>, { sittingId, id }: { sittingId: string; id: ScoreImportId }): AsyncGenerator<Buffer> {
  yield HEADER;
  // a new one each time: the chunk before may still be on its way to the database
  let out = Buffer.allocUnsafe(A_CHUNK);
  let end = 0;
  let row = rowFor(sittingId, id, 0);
  for (const person of order) {
    const number = laidOut.numbers[person] ?? '';
    if (row.numberLength !== number.length) row = rowFor(sittingId, id, number.length);
    const { bytes } = row;
    bytes.write(number, row.number, 'latin1');
    forEachMark(laidOut, person, (digit, tenths) => {
      bytes[row.subject] = ZERO + digit;
      bytes[row.mark] = tenths >> 8;
      bytes[row.mark + 1] = tenths;
      out.set(bytes, end);
      end += bytes.length;
    });
    if (end + bytes.length * SUBJECTS > A_CHUNK) {
      yield out.subarray(0, end);
      [out, end] = [Buffer.allocUnsafe(A_CHUNK), 0];
      // others get their turn between two chunks
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  }
  yield Buffer.concat([out.subarray(0, end), TRAILER]);
}

/** One row, and where its number, its subject's digit and its mark stand. */
function rowFor(sittingId: string, id: ScoreImportId, numberLength: number) {
  const before = Buffer.concat([Buffer.from([0, 5]), field(Buffer.from(sittingId))]);
  const bytes = Buffer.concat([before, field(Buffer.alloc(numberLength)), field(Buffer.alloc(1)), field(Buffer.alloc(2)), field(Buffer.from(id.replaceAll('-', ''), 'hex'))]);
  const number = before.length + 4;
  const subject = number + numberLength + 4;
  return { bytes, numberLength, number, subject, mark: subject + 1 + 4 };
}

function field(value: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(value.length);
  return Buffer.concat([length, value]);
}

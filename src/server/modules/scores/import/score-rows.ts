import type { ScoreImportId } from '#contracts/scores.ts';

/** What every binary COPY begins and ends with: its signature without flags and extension; no more rows. */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\u00FF\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const ZERO = 0x30;

/**
 * Writes rows of `score` (sitting, number, subject, mark, import) as a binary COPY takes them. They differ in a few bytes, so one row is kept and changed there; the text form of a million
 * of them costs the database a fifth more.
 */
export function writeScoreRows({ sittingId, id }: { sittingId: string; id: ScoreImportId }) {
  let row = rowFor(sittingId, id, '');
  let out = Buffer.alloc(0);
  let usual = 1 << 16;
  let end = 0;
  return {
    put(number: string, subject: number, mark: number): void {
      if (number.length !== row.number.length) row = rowFor(sittingId, id, number);
      const { bytes } = row;
      if (number !== row.number) bytes.write(number, row.numberAt, 'latin1');
      row.number = number;
      bytes[row.subjectAt] = ZERO + subject;
      bytes[row.markAt] = mark >> 8;
      bytes[row.markAt + 1] = mark;
      if (end + bytes.length > out.length) out = Buffer.concat([out.subarray(0, end), Buffer.allocUnsafe(Math.max(usual, end))]);
      out.set(bytes, end);
      end += bytes.length;
    },
    /** The rows since the last time; what was handed over is not written to again, it may still be on its way to the database. */
    take(): Buffer {
      const rows = out.subarray(0, end);
      usual = Math.max(usual, end);
      [out, end] = [Buffer.alloc(0), 0];
      return rows;
    },
  };
}

/** The rows with what a COPY wants around them. */
export async function* asBinaryCopy(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield HEADER;
  yield* rows;
  yield TRAILER;
}

/** One row, and where its number, its subject's digit and its mark stand. */
function rowFor(sittingId: string, id: ScoreImportId, number: string) {
  const before = Buffer.concat([Buffer.from([0, 5]), field(Buffer.from(sittingId))]);
  const bytes = Buffer.concat([before, field(Buffer.from(number)), field(Buffer.alloc(1)), field(Buffer.alloc(2)), field(Buffer.from(id.replaceAll('-', ''), 'hex'))]);
  const numberAt = before.length + 4;
  const subjectAt = numberAt + number.length + 4;
  return { bytes, number, numberAt, subjectAt, markAt: subjectAt + 1 + 4 };
}

function field(value: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(value.length);
  return Buffer.concat([length, value]);
}

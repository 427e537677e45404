import { createHash, randomFillSync } from 'node:crypto';

const bytes = Buffer.alloc(16);
let lastMillisecond = 0;
let counter = 0;

/**
 * A new id: UUID version 7 (RFC 9562), so that rows sort by the time they were made and indexes grow at one end.
 * Within one millisecond ids of this process keep their order by a 12-bit counter. Use as `newId<AccountId>()`.
 */
export function newId<T extends string>(): T {
  randomFillSync(bytes, 6);
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = ((bytes[6] ?? 0) & 0x07) << 8 | (bytes[7] ?? 0); // starts in the lower half, so that there is room to count
  } else if (++counter > 0xfff) {
    lastMillisecond += 1; // a clock that stands still or steps back borrows from the next millisecond
    counter = 0;
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | ((bytes[8] ?? 0) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}

/** The id that these words always have: UUID version 8 (RFC 9562) of their SHA-256, for what must be known again by what it says. */
export function idOfWords(words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { openPromise, type Entry } from 'yauzl';
import { limitBytes, MOST_BILL_BYTES } from './ask.ts';

const MOST_ENTRIES = 20;
const MOST_ARCHIVE_BYTES = 500_000_000;

/**
 * Opens the one file of a zipped bill that is wanted and hands its bytes on as they are unpacked. The archive is laid down in a file of its own that is gone afterwards, so that memory stays the same
 * whatever the bill's size; an archive that would unpack to more than any bill is refused before it is, and held to its word while it is. A day
 * without a charge has no archive: nothing comes.
 */
export async function* bytesOfArchivedBill(content: Readable, wanted: (name: string) => boolean): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'jinbang-bill-'));
  try {
    const path = join(folder, 'bill.zip');
    await pipeline(content, limitBytes(MOST_ARCHIVE_BYTES), createWriteStream(path, { mode: 0o600 }));
    if ((await stat(path)).size === 0) return;
    const archive = await openPromise(path, { decodeStrings: false, strictFileNames: false });
    try {
      if (archive.entryCount > MOST_ENTRIES) throw new Error('not the archive of a bill: too many files');
      for await (const entry of archive.eachEntry()) {
        if (!wanted(nameOf(entry))) continue;
        if (entry.uncompressedSize > MOST_BILL_BYTES) throw new Error('the bill is larger than any bill');
        // the library counts what really comes out against what the archive says of itself
        for await (const chunk of await archive.openReadStreamPromise(entry)) yield Buffer.from(chunk);
        return;
      }
      throw new Error('not the archive of a bill: no such file in it');
    } finally {
      archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names in old archives are GB 18030 unless bit 11 says UTF-8. */
function nameOf(entry: Entry): string {
  return iconv.decode(Buffer.from(entry.fileNameRaw), (entry.generalPurposeBitFlag & 0x800) === 0 ? 'gb18030' : 'utf8');
}

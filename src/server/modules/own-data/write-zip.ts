import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Instant } from '#contracts/dates.ts';
import { BlobId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Collected } from './collect.ts';
import { copyDocument } from './pages/copy-document.tsx';

const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** The copy as one file: `data.json` for programs, `index.html` to read, and the photo and proofs as they are kept. */
export async function writeZip({ parts, files }: Collected, { blobs, lang, now }: { blobs: Blobs; lang: Lang; now: Instant }): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(now);
  const data = { format: 'jinbang-own-data/1', made_at: mtime.toISOString(), parts: Object.fromEntries(parts.map((p) => [p.key, p.rows])) };
  zip.addBuffer(Buffer.from(`${JSON.stringify(data, null, 2)}\n`), 'data.json', { mtime });
  zip.addBuffer(Buffer.from(copyDocument(parts, lang, now)), 'index.html', { mtime });
  for (const { blobId, contentType } of files) {
    const blob = await blobs.get(BlobId.parse(blobId));
    if (blob) zip.addBuffer(blob.bytes, `files/${blobId}.${EXTENSIONS[contentType] ?? 'bin'}`, { mtime, compress: false });
  }
  zip.end();
  return buffer(zip.outputStream);
}

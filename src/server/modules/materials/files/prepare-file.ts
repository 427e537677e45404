import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { inspectPdf, looksLikePdf } from './pdf-content.ts';
import { openPicture } from '#server/platform/open-picture.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_PIXELS = 60_000_000;
const MIN_SIDE = 480;
const MAX_SIDE = 3000;

/** A file as it is kept: checked by content, pictures drawn anew (which drops location data and anything hidden in them). */
export type PreparedFile = { fileName: string; contentType: 'image/jpeg' | 'application/pdf'; bytes: Buffer; preview: Buffer | undefined; pages: number; digest: Buffer; scanned: boolean };

/** What becomes of an upload while the scan is away: a member of staff comes back later, a candidate's file is taken and waits for it (待查毒). */
export type WhenAway = 'refuse' | 'keep';

/** Checks one upload and makes it what is kept; every reason against it is told, at the field it came from. */
export async function prepareFile(scanner: FileScanner, whenAway: WhenAway, file: { field: string; fileName: string; bytes: Buffer }): Promise<Result<PreparedFile>> {
  const fileName = plainName(file.fileName);
  const no = (refusals: Refusal[]) => refused(refusals.map((r) => ({ ...r, path: file.field, params: { file: fileName, ...r.params } })));
  if (file.bytes.length > MAX_FILE_BYTES) return no([refuse('material.too_large', { params: { megabytes: MAX_FILE_BYTES / 1024 / 1024 } })]);
  const { found } = await scanner.scan(file.bytes, fileName);
  if (found === 'infected') return no([refuse('material.infected')]);
  const scanned = found !== 'unavailable';
  if (!scanned && whenAway === 'refuse') return no([refuse('material.scan_unavailable')]);
  const digest = createHash('sha256').update(file.bytes).digest();
  if (looksLikePdf(file.bytes)) {
    const { pages, refusals } = inspectPdf(file.bytes);
    return refusals.length > 0 ? no(refusals) : ok({ fileName, contentType: 'application/pdf', bytes: file.bytes, preview: undefined, pages, digest, scanned });
  }
  const drawn = await drawAnew(file.bytes);
  return drawn.ok ? ok({ fileName, contentType: 'image/jpeg', pages: 1, digest, scanned, ...drawn.value }) : no(drawn.refusals);
}

async function drawAnew(bytes: Buffer): Promise<Result<{ bytes: Buffer; preview: Buffer }>> {
  if (!isAcceptedPicture(bytes)) return refused([refuse('material.type_not_accepted')]);
  const open = () => openPicture(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });
  try {
    const { width, height } = await openPicture(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return refused([refuse('material.picture_too_big')]);
    if (Math.min(width, height) < MIN_SIDE) return refused([refuse('material.picture_too_small', { params: { width, height, min: MIN_SIDE } })]);
    const upright = open().rotate().flatten({ background: '#ffffff' });
    const [kept, preview] = await Promise.all([
      upright.clone().resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 82 }).toBuffer(),
      upright.clone().resize({ width: 360, height: 270, fit: 'inside' }).jpeg({ quality: 70 }).toBuffer(),
    ]);
    return ok({ bytes: kept, preview });
  } catch {
    return refused([refuse('material.damaged')]);
  }
}

/** JPEG, PNG or WebP by their first bytes; the name and the declared type are not asked. */
function isAcceptedPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1');
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n') || (head.startsWith('RIFF') && head.endsWith('WEBP'));
}

/** A file name fit to be shown: no folders, no control characters, at most 80 characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return [...last.replaceAll(/[\p{C}"<>|:*?]/gu, '').trim()].slice(-80).join('') || '未命名文件';
}

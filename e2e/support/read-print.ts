import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import sharp from 'sharp';

/** What a printed page (PDF) says, and what its QR code holds, read as a person and a telephone would read the paper. */
export async function readPrint(pdf: Buffer): Promise<{ text: string; code: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-print-'));
  try {
    const file = join(folder, 'print.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    execFileSync('pdftoppm', ['-r', '300', '-f', '1', '-l', '1', '-png', '-singlefile', file, join(folder, 'page')]);
    const { data, info } = await sharp(readFileSync(join(folder, 'page.png'))).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return { text, code: jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

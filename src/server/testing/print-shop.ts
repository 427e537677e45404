import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readSettings, type Settings } from '#server/platform/config/settings.ts';
import { createSignatures, type Signatures } from '#server/platform/crypto/signatures.ts';
import { openPdf, type Pdf, type PdfOptions } from '#server/platform/pdf/pdf.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { buildFonts } from '../../../scripts/build-fonts.mjs';
import { hasProgram } from './has-program.ts';

/** True where this machine can read PDF files: what a document says is looked at only there. */
export const readsPdf = hasProgram('pdftoppm') && hasProgram('pdftotext');

/** What documents are drawn with in a test, and how the test reads them. */
export type PrintShop = {
  kit: { pdf: Pdf; settings: Settings; signatures: Signatures };
  /** The words of a document, without any space. */
  textOf(pdf: Buffer): string;
  /** The first page as a grey picture, at so many dots an inch. */
  pageOf(pdf: Buffer, dots: number): Sharp;
  close(): Promise<void>;
};

/** One renderer of one template (a path below the project), with settings and signing keys of its own, and with other fonts or an installation’s name where a test is about them. */
export async function printShop(name: string, template: string, more: Pick<PdfOptions, 'fontFolder' | 'site'> = {}): Promise<PrintShop> {
  await buildFonts();
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-print-'));
  const pdf = openPdf({ templates: { [name]: projectPath(template) }, renderers: 1, ...more });
  const settings = readSettings({ MODE: 'test', DATA_DIR: folder, SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, CAPTCHA: 'stand-in' });
  const kept = (bytes: Buffer) => {
    const path = join(folder, `${randomBytes(6).toString('hex')}.pdf`);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    kit: { pdf, settings, signatures: createSignatures(settings.secretKeys) },
    textOf: (bytes) => execFileSync('pdftotext', ['-layout', kept(bytes), '-'], { encoding: 'utf8' }).replaceAll(/\s/g, ''),
    pageOf: (bytes, dots) => sharp(execFileSync('pdftoppm', ['-r', String(dots), '-png', '-singlefile', kept(bytes)], { maxBuffer: 64_000_000 })).greyscale(),
    async close() {
      await pdf.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

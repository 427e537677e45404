import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '#contracts/dates.ts';
import { projectPath } from '../project-path.ts';
import { missingCharacters, readCoverage, type Coverage } from './coverage.ts';
import { openRendererPool } from './renderer-pool.ts';

/** Printed documents (报名表, 承诺书 …) as tagged PDF/A-2a with embedded Chinese fonts; the same input gives the same bytes. */
export type Pdf = {
  /**
   * Renders a registered template. It reads `data` as `/data.json` and `files` by their names. A character that no font of ours
   * draws stops the document with `MissingGlyphError`: a name must never be printed with a hole.
   */
  render: (template: string, document: { data: unknown; files?: Record<string, Uint8Array>; issuedAt: Instant }) => Promise<Buffer>;
  /** The characters of a text (or of all texts in a value) that could not be printed; empty is good. Lets a command say so first. */
  unprintable: (data: unknown) => string[];
  close: () => Promise<void>;
};

export class MissingGlyphError extends Error {
  readonly characters: string[];

  constructor(template: string, characters: string[]) {
    const named = characters.map((c) => `${c} (U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
    super(`no font draws ${named.join(', ')} in ${template}`);
    this.characters = characters;
  }
}

export type PdfOptions = {
  /** Template file by name; its folder is all it can read. The module that owns the document owns the template. */
  templates: Record<string, string>;
  fontFolder?: string;
  renderers?: number;
  recycleAfter?: number;
  timeoutMs?: number;
  maxWaiting?: number;
  /** Who runs the installation, for the foot of every document; absent: nobody is named. */
  site?: { name?: string | undefined; organiser?: string | undefined };
};

/** What one renderer draws in two or three seconds. */
const WAITING_EACH = 150;
const FONTS = ['jinbang-sans-regular.ttf', 'jinbang-sans-bold.ttf', 'jinbang-rare.ttf'];

/** Opens the renderer; processes start with the first document. */
export function openPdf(options: PdfOptions): Pdf {
  const fontFolder = options.fontFolder ?? projectPath('dist/fonts');
  const library = readFileSync(projectPath('src/server/platform/pdf/jinbang.typ'));
  const size = options.renderers ?? Math.min(4, availableParallelism());
  const pool = openRendererPool({
    child: projectPath('src/server/platform/pdf/render-child.ts'),
    size,
    recycleAfter: options.recycleAfter ?? 1000,
    timeoutMs: options.timeoutMs ?? 15_000,
    idleMs: 60_000,
    maxWaiting: options.maxWaiting ?? WAITING_EACH * size,
  });
  let coverage: Coverage | undefined;
  const unprintable = (data: unknown) => missingCharacters((coverage ??= openCoverage(fontFolder)), data);

  return {
    unprintable,
    close: () => pool.close(),
    render: async (template, { data, files, issuedAt }) => {
      const path = options.templates[template];
      if (!path) throw new Error(`no template is registered as ${template}`);
      const missing = unprintable(data);
      if (missing.length > 0) throw new MissingGlyphError(template, missing);
      return pool.render({
        folder: dirname(path),
        main: basename(path),
        files: { 'jinbang.typ': library, 'site.json': Buffer.from(JSON.stringify(siteLines(options.site, unprintable))), 'data.json': Buffer.from(JSON.stringify(data)), ...files },
        fonts: FONTS.map((name) => join(fontFolder, name)),
        createdAt: Math.floor(issuedAt / 1000),
      });
    },
  };
}

/** What the foot says of the installation; a line no font of ours draws is left out, since no document may fail for it. */
function siteLines(site: PdfOptions['site'], unprintable: Pdf['unprintable']): string[] {
  return [site?.name, site?.organiser].flatMap((line) => (line === undefined || line === '' || unprintable(line).length > 0 ? [] : [line]));
}

function openCoverage(fontFolder: string): Coverage {
  if (!existsSync(join(fontFolder, 'coverage.json'))) throw new Error(`the document fonts are not built: run node scripts/build-fonts.mjs (looked in ${fontFolder})`);
  return readCoverage(fontFolder);
}

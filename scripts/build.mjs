// Builds what runs: dist/server (a file a module, packages stay in node_modules), dist/portal, dist/fonts and, where the console is, dist/console.
// Does nothing when the sources are those of the last build; `--force` builds anyway.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', 'stamp');

/** Builds if the sources changed since the last build; answers whether it did. */
export async function build({ force = false } = {}) {
  const sources = digestOfSources();
  if (!force && isBuilt(sources)) return false;
  rmSync(stamp, { force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  await Promise.all([server(), import('./build-portal.mjs').then(({ buildPortal }) => buildPortal()), import('./build-fonts.mjs').then(({ buildFonts }) => buildFonts())]);
  if (existsSync(join(root, 'src/console/index.html'))) await consoleApp();
  writeFileSync(stamp, sources); // last, so that a build that broke off is made again
  return true;
}

/** Whether everything stands as the sources have it now. */
export function isBuilt(sources = digestOfSources()) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

async function server() {
  const { build: bundle } = await import('esbuild');
  rmSync(join(root, 'dist/server'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: { main: 'src/server/main.ts', ...modulesOfServer() },
    splitting: true,
    chunkNames: 'shared/[hash]',
    outdir: 'dist/server',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false, // read at the start and kept in memory: where a fault stands is told without the text
    legalComments: 'none',
    charset: 'ascii', // one Chinese character would double the memory of all the text around it
    logLevel: 'warning',
  });
}

/** Each module becomes a file of its own, and what they share as well: of a file above a megabyte Node keeps two bytes a character, however plain (docs/decisions/0065). */
function modulesOfServer() {
  return Object.fromEntries(globSync('src/server/modules/*/index.ts', { cwd: root }).map((file) => [`modules/${basename(dirname(file))}`, file]));
}

async function consoleApp() {
  const { build: viteBuild } = await import('vite');
  const out = join(root, 'dist/console');
  await viteBuild({ root: join(root, 'src/console'), configFile: join(root, 'vite.config.ts'), build: { outDir: out, emptyOutDir: true }, logLevel: 'warn' });
  for (const entry of globSync('assets/*.{js,css,svg}', { cwd: out })) {
    const bytes = readFileSync(join(out, entry));
    writeFileSync(join(out, `${entry}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(join(out, `${entry}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

function digestOfSources() {
  const files = globSync(['package-lock.json', 'tsconfig*.json', 'vite.config.ts', 'scripts/**/*.mjs', 'src/**/*', 'docs/**/candidates/pictures/*'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return digest.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const built = await build({ force: process.argv.includes('--force') });
  console.log(built ? `built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'the build is up to date');
}

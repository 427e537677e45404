// Builds what the portal's pages load: one stylesheet, small scripts, islands. Hashed names, so that they may be kept for ever;
// compressed once here, so that serving them costs nothing. `node scripts/build-portal.mjs` writes dist/portal.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { browserslistToTargets, bundle } from 'lightningcss';
import { buildExamKit } from './build-exam-kit.mjs';
import { buildFaceModel } from './build-face-model.mjs';
import { rareWebFaces } from './fonts/rare-web-faces.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'src/portal');
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.json', '.wasm', '.map']);

/** Builds into `out` and answers the manifest: plain name → hashed file name. */
export async function buildPortal({ out = path.join(root, 'dist/portal') } = {}) {
  // Built beside and moved into place, so that a running server never sees half a build.
  const fresh = `${out}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await buildExamKit(fresh);
    const face = buildFaceModel(fresh);
    const manifest = { ...(await scripts(fresh)), ...styles(fresh), ...statics(fresh), ...guidePictures(fresh), ...face.manifest };
    for (const file of [...readdirSync(fresh).map((name) => path.join(fresh, name)), ...face.files]) compress(file);
    writeFileSync(path.join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(path.dirname(out), { recursive: true });
    renameSync(fresh, out);
    return manifest;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Each script of its own: two that shared a third would cost every page one more request. */
async function scripts(out) {
  const groups = [...files('browser', ['enhance.ts', 'acts.ts', 'form.ts', 'waiting.ts', 'await-sign-in-end.ts', 'proof-of-work.ts']), ...files('islands'), ...files('worker', ['keep-offline-page.ts', 'leave.ts'])];
  const built = await Promise.all(groups.map((entry) => bundled(out, entry)));
  return Object.assign({}, ...built);
}

async function bundled(out, entry) {
  const result = await build({
    entryPoints: [entry],
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    absWorkingDir: root,
    metafile: true,
    logLevel: 'warning',
  });
  const made = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === path.relative(root, entry));
  return { [`${path.parse(entry).name}.js`]: path.basename(made[0]) };
}

/** The files that stand directly in a folder are entries; what they share stands in its subfolders. */
function files(folder, only) {
  const names = only ?? readdirSync(path.join(source, folder)).filter((name) => /^[^.]+\.tsx?$/.test(name));
  return names.map((name) => path.join(source, folder, name));
}

/** The sheet of every page, and the sheets of their own: `acts.css` where something is done, `viewing.css` only where another way of showing was chosen, those in `styles/own` on some pages. */
function styles(out) {
  const targets = browserslistToTargets(['chrome 80', 'safari 13', 'firefox 78']);
  const sheet = (file) => ({ [path.basename(file)]: put(out, path.basename(file), bundle({ filename: path.join(source, 'styles', file), minify: true, targets }).code) });
  const own = readdirSync(path.join(source, 'styles/own')).map((name) => sheet(`own/${name}`));
  return Object.assign(sheet('portal.css'), sheet('acts.css'), sheet('viewing.css'), ...own, { 'rare.css': put(out, 'rare.css', rareFaces(out)) });
}

/** The faces of rare characters: a style sheet for the pages that show one, each slice of the font a file of its own. */
function rareFaces(out) {
  const folder = path.dirname(require.resolve('hanamin/package.json'));
  return rareWebFaces().replaceAll(/url\("hanamin\/([^"]+)"\)/g, (_, file) => `url("${put(out, file, readFileSync(path.join(folder, file)))}")`);
}

function statics(out) {
  const folder = path.join(source, 'static');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, put(out, name, readFileSync(path.join(folder, name)))]));
}

/** The pictures of the candidates' guide, which lie beside its text, by language. */
function guidePictures(out) {
  const of = (lang, folder) => readdirSync(path.join(root, folder)).map((name) => [`guide-${lang}-${name}`, put(out, `guide-${lang}-${name}`, readFileSync(path.join(root, folder, name)))]);
  return Object.fromEntries([...of('zh', 'docs/candidates/pictures'), ...of('en', 'docs/en/candidates/pictures')]);
}

function put(out, name, bytes) {
  const { name: stem, ext } = path.parse(name);
  const file = `${stem}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}${ext}`;
  writeFileSync(path.join(out, file), bytes);
  return file;
}

function compress(file) {
  if (!COMPRESSIBLE.has(path.extname(file))) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = await buildPortal();
  console.log(`portal: ${Object.keys(manifest).length} assets in dist/portal`);
}

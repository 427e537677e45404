import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decompress } from 'wawoff2';
import { joinSlices } from './fonts/join-slices.mjs';
import { readCmap, readTables, renameTo, writeFont } from './fonts/sfnt.mjs';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

/** Where the fonts of printed documents stand once built. */
export const FONT_FOLDER = resolve(here, '../dist/fonts');

/**
 * Builds the fonts of printed documents into `folder`: Noto Sans SC regular and bold under a family name of our own (so that a font
 * of the same name on the machine can never be taken instead), HanaMin's slices joined to one font for the rare characters, the list
 * of characters each holds, and their licences. Does nothing when they are there already.
 */
export async function buildFonts(folder = FONT_FOLDER) {
  const stamp = await stampOfSources();
  if (existsSync(join(folder, 'stamp')) && (await readFile(join(folder, 'stamp'), 'utf8')) === stamp) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const noto = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const fonts = {
    'jinbang-sans-regular.ttf': await renamed(join(noto, '400Regular/NotoSansSC_400Regular.ttf'), 'Regular'),
    'jinbang-sans-bold.ttf': await renamed(join(noto, '700Bold/NotoSansSC_700Bold.ttf'), 'Bold'),
    'jinbang-rare.ttf': await rareFont(),
  };
  for (const [name, bytes] of Object.entries(fonts)) await writeFile(join(unfinished, name), bytes);
  await writeFile(join(unfinished, 'coverage.json'), JSON.stringify(coverageOf(Object.values(fonts))));
  await copyFile(join(noto, 'LICENSE_FONT'), join(unfinished, 'LICENSE-Noto-Sans-SC.txt'));
  await copyFile(join(here, 'fonts/LICENSE-HanaMin.txt'), join(unfinished, 'LICENSE-HanaMin.txt'));
  await writeFile(join(unfinished, 'stamp'), stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'stamp'))) throw error; // another process built the same fonts meanwhile
  });
  return folder;
}

async function renamed(path, style) {
  const tables = readTables(await readFile(path));
  tables.set('name', renameTo(tables.get('name'), { family: 'Jinbang Sans', style, postScriptName: `JinbangSans-${style}` }));
  return writeFont(tables);
}

async function rareFont() {
  const folder = dirname(require.resolve('hanamin/package.json'));
  const slices = (await readdir(folder)).filter((name) => /^HanaMinB\..*\.woff2$|^HanaMinA\.CJK-Compatibility-Ideographs.*\.woff2$/.test(name)).sort();
  const opened = await Promise.all(slices.map(async (name) => Buffer.from(await decompress(await readFile(join(folder, name))))));
  return joinSlices(opened, { family: 'Jinbang Rare', style: 'Regular', postScriptName: 'JinbangRare-Regular' });
}

/** The characters that any of the fonts draws, as [first, last] ranges. */
function coverageOf(fonts) {
  const [regular, bold, rare] = fonts.map((font) => readCmap(readTables(font)));
  const codes = [...new Set([...[...regular.keys()].filter((code) => bold.has(code)), ...rare.keys()])].sort((a, b) => a - b);
  const ranges = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

async function stampOfSources() {
  const hash = createHash('sha256');
  for (const name of ['@expo-google-fonts/noto-sans-sc/package.json', 'hanamin/package.json']) hash.update(await readFile(require.resolve(name)));
  for (const name of ['build-fonts.mjs', 'fonts/sfnt.mjs', 'fonts/join-slices.mjs']) hash.update(await readFile(join(here, name)));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const from = performance.now();
  const folder = await buildFonts();
  process.stdout.write(`fonts in ${folder} (${Math.round(performance.now() - from)} ms)\n`);
}

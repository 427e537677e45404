import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { consolePatterns, consoleScreens } from '../e2e/support/pages/console-screens.ts';
import { everyLooker, followLinks, readPatterns, type Found } from '../e2e/support/pages/discover.ts';
import { pagesOfActs } from '../e2e/support/pages/stories.ts';
import { EXCUSED } from '../e2e/support/pages/excused.ts';
import { examine, show, type Variant } from '../e2e/support/pages/walk.ts';
import { startProgram } from '../e2e/support/program.ts';
import { bringLastSitting, peopleReady } from './walk-pages/people-ready.ts';
import { contactSheet } from './walk-pages/contact-sheet.ts';

// Every page of the portal in every way it is shown. `npm run walk:pages` examines (exit code 1 when something is wrong, var/walk-pages.json says what),
// `npm run screenshots` takes pictures of all of them into var/screenshots. WALK_URL walks a program that runs already, as it stands; --only=/exams a part.
const [act = 'examine', ...flags] = process.argv.slice(2);
const only = flags.find((flag) => flag.startsWith('--only='))?.slice('--only='.length);
const began = Date.now();
const program = process.env['WALK_URL'] === undefined ? await startProgram('all') : { url: process.env['WALK_URL'], stop: () => Promise.resolve() };
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'] });
try {
  if (process.env['WALK_URL'] === undefined) {
    await peopleReady(program.url);
    await bringLastSitting(program.url);
  }
  const faults = await (act === 'screenshots' ? takePictures(browser, program.url) : examineAll(browser, program.url));
  console.log(`${String(Math.round((Date.now() - began) / 1000))} s`);
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  await browser.close();
  await program.stop();
}

async function* everyPage(on: Browser, url: string): AsyncGenerator<Found> {
  const lookers = await everyLooker(on, url);
  const patterns = await readPatterns(lookers[0]?.context.request ?? fail('nobody'));
  const found = await followLinks(lookers, patterns);
  const walked = new Set<string>();
  const wanted = (page: Found) => only === undefined || page.pattern.startsWith(only);
  for (const page of [...found.values()].sort((a, b) => a.looker.who.localeCompare(b.looker.who))) {
    walked.add(page.pattern);
    if (wanted(page)) yield page;
  }
  if (only === undefined || patterns.some((p) => p.startsWith(only) && !found.has(p))) {
    for await (const page of pagesOfActs(on, url)) {
      walked.add(page.pattern);
      if (wanted(page)) yield page;
    }
  }
  if (only === undefined || only.startsWith('/console')) {
    for await (const page of consoleScreens(on, url)) {
      walked.add(page.pattern);
      if (wanted(page)) yield page;
    }
  }
  const left = [...patterns, ...consolePatterns()].filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED));
  if (only === undefined && left.length > 0) fail(`neither walked nor excused: ${left.join(' ')}`);
}

async function examineAll(on: Browser, url: string): Promise<number> {
  const variants: Variant[] = [
    { lang: 'zh', width: 360, axe: true, keyboard: true }, { lang: 'zh', width: 768 }, { lang: 'zh', width: 1280, axe: true, keyboard: true, zoom: true }, { lang: 'zh', width: 360, empty: true, axe: true },
    { lang: 'en', width: 360, axe: true }, { lang: 'en', width: 768 }, { lang: 'en', width: 1280, axe: true, zoom: true },
    { lang: 'zh', width: 360, view: 'elder', axe: true, keyboard: true }, { lang: 'en', width: 360, view: 'elder.s200' }, { lang: 'zh', width: 1280, view: 's200' }, { lang: 'zh', width: 1280, view: 'night', axe: true }, { lang: 'zh', width: 360, view: 'strong', axe: true },
  ];
  const faults: string[] = [];
  let pages = 0;
  for await (const page of everyPage(on, url)) {
    pages += 1;
    for (const variant of variants) {
      const here = await examine(page, variant, url).catch((problem: unknown) => [`${page.pattern}: ${String(problem).slice(0, 300)}`]);
      for (const fault of here) console.log(fault.slice(0, 600));
      faults.push(...here);
    }
  }
  mkdirSync('var', { recursive: true });
  writeFileSync('var/walk-pages.json', `${JSON.stringify({ pages, variants: variants.length, seconds: Math.round((Date.now() - began) / 1000), faults }, null, 2)}\n`);
  console.log(`${String(pages)} pages in ${String(variants.length)} ways, ${String(faults.length)} faults`);
  return faults.length;
}

async function takePictures(on: Browser, url: string): Promise<number> {
  const folder = join('var', 'screenshots');
  rmSync(folder, { recursive: true, force: true });
  const names: string[] = [];
  for await (const page of everyPage(on, url)) {
    const name = page.pattern === '/' ? 'home' : page.pattern.slice(1).replaceAll('/', '-').replaceAll(':', '');
    names.push(name);
    for (const width of [360, 1280]) {
      for (const lang of ['zh', 'en'] as const) {
        const window = await show(page, { lang, width }, url);
        const file = join(folder, String(width), lang, `${name}.png`);
        mkdirSync(join(file, '..'), { recursive: true });
        await window.screenshot({ path: file, fullPage: true });
      }
    }
  }
  contactSheet(folder, names);
  console.log(`${String(names.length)} pages, ${String(names.length * 4)} pictures: ${folder}/index.html`);
  return 0;
}

function fail(words: string): never {
  throw new Error(words);
}

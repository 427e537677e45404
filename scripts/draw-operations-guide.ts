import { globSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, request, type Browser, type Page } from '@playwright/test';
import { lastSittingReady } from '../e2e/support/last-sitting.ts';
import { chapters, newStory } from '../e2e/support/certified/the-cycle.ts';
import { startProgram } from '../e2e/support/program.ts';
import { playTheYear } from '../e2e/support/sitting/the-year.ts';
import { STAFF_PASSWORD } from '../e2e/support/staff.ts';
import { drawPicture } from './operations-guide/draw-picture.ts';
import { AFTERWARDS_VISITS, GUIDE_VISITS, TOUR_VISITS, visitAsCandidates, type GuideLanguage, type GuideVisit } from './candidates-guide/visits.ts';
import { visitTheDemonstration } from './operations-guide/visits.ts';

// Draws the pictures that docs/operations shows: `npm run docs:pictures`. First it plays the journey of the sitting's year on a program of its own
// and takes a picture where the journey takes a look; then, on another, the journey from paid to certificate; then it visits, on a third program with
// all sample people, the screens which those stories do not reach, and there the pages of the candidates' guide and the tour in both languages.
// `npm run docs:pictures -- year`, `cycle`, `visits` or `candidates` draws one part.
const guide = join(import.meta.dirname, '..', 'docs', 'operations');
const folder = join(guide, 'pictures');
const shown = new Set(globSync(join(guide, '**', '*.md')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/pictures\/([\w-]+)\.webp/g)].map(([, name = '']) => name)));
const look = async (page: Page, what: string) => { if (shown.has(what)) await drawPicture(page, folder, what); };
const parts = process.argv.slice(2);
const wanted = (part: string) => parts.length === 0 || parts.includes(part);
if (parts.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'] });
try {
  if (wanted('year')) {
    await drawPart('staff', async (url) => {
      await playTheYear({ ...castOf(browser, url), look, part: async (title, play) => { console.log(title); await play(); } });
    });
  }
  if (wanted('cycle')) {
    await drawPart('staff', async (url) => {
      const story = newStory({ ...castOf(browser, url), look });
      for (const { title, play } of chapters) {
        console.log(title);
        await play(story);
      }
    });
  }
  if (wanted('visits')) await drawPart('all', (url) => visitTheDemonstration(castOf(browser, url), shown, look));
  if (wanted('candidates')) await drawPart('all', drawCandidatesGuide);
} finally {
  await browser.close();
}

async function drawPart(people: 'staff' | 'all', draw: (url: string) => Promise<void>): Promise<void> {
  const program = await startProgram(people);
  try {
    await draw(program.url);
  } finally {
    await program.stop();
  }
}

/** Phone-wide pictures beside the guide of each language, wide ones beside the tour. The demonstration's band is not part of what candidates see. */
async function drawCandidatesGuide(url: string): Promise<void> {
  const docs = join(import.meta.dirname, '..', 'docs');
  const open = async (width: number, lang: GuideLanguage) => {
    const context = await browser.newContext({ baseURL: url, bypassCSP: true, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', viewport: { width, height: 800 } });
    context.setDefaultTimeout(120_000);
    await context.addCookies([{ name: 'lang', value: lang, url }]);
    return context;
  };
  const draw = async (visits: readonly GuideVisit[], folder: string) => {
    for (const lang of ['zh', 'en'] as const) {
      const within = join(lang === 'zh' ? docs : join(docs, lang), folder);
      await mkdir(within, { recursive: true });
      await visitAsCandidates(open, lang, visits, async (page, what) => {
        if (visits !== TOUR_VISITS) await page.addStyleTag({ content: '.demo { display: none }' });
        await drawPicture(page, within, what);
      });
    }
  };
  await draw(GUIDE_VISITS, 'candidates/pictures');
  const api = await request.newContext({ baseURL: url });
  await lastSittingReady(api);
  await api.dispose();
  await draw(TOUR_VISITS, 'pictures');
  await draw(AFTERWARDS_VISITS, 'candidates/pictures');
}

/** Windows, of one size unless told otherwise, and the sign-in of the staff. */
function castOf(at: Browser, baseURL: string): { fresh: (width?: number) => Promise<Page>; staff: (userName: string) => Promise<Page> } {
  const fresh = async (width = 1280) => (await at.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: 800 } })).newPage();
  return {
    fresh,
    async staff(userName) {
      const page = await fresh();
      await page.goto('/console/');
      await page.getByLabel('用户名').fill(userName);
      await page.getByLabel('密码').fill(STAFF_PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      return page;
    },
  };
}

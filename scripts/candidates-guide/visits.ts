import { join } from 'node:path';
import { expect, type BrowserContext, type Page } from '@playwright/test';

/** The languages the guide is written in. */
export type GuideLanguage = 'zh' | 'en';

/** A page to show: which sample person looks at it (none: anybody), where, how wide, and what is done there first. `~` is the person's own application. */
export type GuideVisit = { what: string; who?: string; at: string; width?: number; first?: (page: Page) => Promise<void> };

const withPortrait = async (page: Page) => {
  await page.locator('[data-pick]').setInputFiles(join(import.meta.dirname, '../../seeds/demo/photos/portrait-05.jpg'));
  await page.locator('[data-upload]:not([aria-disabled])').waitFor({ timeout: 120_000 });
};

/** Through agreement and notes to the form, whatever the language of the buttons. */
const toRegistrationForm = async (page: Page) => {
  for (const next of ['/register/notes', '/register/form']) {
    const end = page.locator('[data-long-end]');
    if ((await end.count()) > 0) await end.scrollIntoViewIfNeeded();
    await page.getByRole('main').locator('button.button--main').first().click();
    await page.waitForURL((url) => url.pathname === next);
  }
};

/** Comes again until that stands on the page: what happens in the background takes a while. */
const comeAgainUntil = (what: string) => async (page: Page) => {
  await expect(async () => {
    await page.reload();
    await expect(page.locator(what).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 600_000, intervals: [5_000] });
};

/** What the candidates' guide and the tour show. */
export const GUIDE_VISITS: readonly GuideVisit[] = [
  { what: 'home', at: '/' },
  { what: 'register-form', at: '/register', first: toRegistrationForm },
  { what: 'verification', who: 'chen-jing', at: '/my/profile' },
  { what: 'photo', who: 'chen-jing', at: '/my/photo', first: withPortrait },
  { what: 'choose', who: 'ouyang-qian', at: '/my/applications/choose' },
  { what: 'province', who: 'ayiguli', at: '~/province' },
  { what: 'form', who: 'jitian', at: '~/form' },
  { what: 'materials', who: 'liu-peng', at: '~/materials' },
  { what: 'confirm', who: 'zhao-ting', at: '~/confirm' },
  { what: 'status', who: 'sun-qiang', at: '~' },
  { what: 'pay', who: 'zhang-wei', at: '~/pay' },
  { what: 'order', who: 'huang-li', at: '~/pay' },
  { what: 'tickets', at: '/tickets' },
];

/** What shows somebody of the sitting that is over. */
export const AFTERWARDS_VISITS: readonly GuideVisit[] = [
  { what: 'score', who: 'last-certified', at: '~/score', first: comeAgainUntil('main table') },
  { what: 'certificate', who: 'last-certified', at: '/my/certificates', first: comeAgainUntil('main a[href^="/my/certificates/"]') },
];

export const TOUR_VISITS: readonly GuideVisit[] = [
  { what: 'tour-home', at: '/', width: 1_280 },
  { what: 'tour-people', at: '/demo/people', width: 1_280 },
];

/** Opens each page as that person, on a phone unless told otherwise, in that language, and hands it over. */
export async function visitAsCandidates(open: (width: number, lang: GuideLanguage) => Promise<BrowserContext>, lang: GuideLanguage, visits: readonly GuideVisit[], look: (page: Page, what: string) => Promise<void>): Promise<void> {
  for (const { what, who, at, width = 360, first } of visits) {
    const context = await open(width, lang);
    const page = await context.newPage();
    const own = who === undefined ? '' : await signedInAs(context, who);
    await page.goto(at.replace(/^~/, own));
    await first?.(page);
    await page.waitForLoadState('networkidle');
    await look(page, what);
    await context.close();
  }
}

/** Signs in by the demonstration's own address once that person is there; answers where their application is. */
async function signedInAs(context: BrowserContext, person: string): Promise<string> {
  let leadsTo = '';
  await expect(async () => {
    const reply = await context.request.post('/api/demo/sign-ins', { data: { person } });
    expect(reply.ok()).toBe(true);
    leadsTo = String((await reply.json() as { leadsTo: unknown }).leadsTo);
  }).toPass({ timeout: 600_000, intervals: [2_000] });
  return leadsTo;
}

import { expect, type Page } from '@playwright/test';
import type { Look } from '../../e2e/support/sitting/look.ts';

/** A screen to show: who looks at it, where it is, and what is done there before the picture is taken. */
type Visit = { what: string; who: string; at: string; first?: (page: Page) => Promise<void> };

/** The sample cases are opened in the background a while after the start. */
const openFirst = async (page: Page) => {
  const first = page.locator('tbody').getByRole('button').first();
  await expect(async () => {
    await page.reload();
    await first.click({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
};

const VISITS: readonly Visit[] = [
  { what: 'security', who: 'shenhe.shandong', at: 'security' },
  { what: 'people', who: 'xitong', at: 'people' },
  { what: 'person-new', who: 'guanli.shandong', at: 'people/new' },
  { what: 'postings', who: 'anquan', at: 'people/postings' },
  { what: 'exam', who: 'bu.guanli', at: 'exams/034' },
  { what: 'rules', who: 'bu.guanli', at: 'rules?exam=034' },
  { what: 'majors', who: 'bu.guanli', at: 'majors' },
  { what: 'messages', who: 'bu.guanli', at: 'messages' },
  { what: 'articles', who: 'guanli.shandong', at: 'content' },
  { what: 'review-queue', who: 'shenhe.shandong', at: 'review?state=all' },
  { what: 'reasons', who: 'guanli.shandong', at: 'review-library' },
  { what: 'verification', who: 'bu.guanli', at: 'verification' },
  { what: 'account-case', who: 'guanli.shandong', at: 'cases?list=accounts', first: openFirst },
  { what: 'appeal', who: 'guanli.shandong', at: 'cases?list=appeals', first: openFirst },
  { what: 'reports', who: 'guanli.shandong', at: 'reports', first: async (page) => { await page.getByRole('heading', { name: '报考漏斗' }).waitFor(); } },
  { what: 'audit', who: 'shenji', at: 'audit' },
];

/** Visits, on a demonstration with everybody in it, the screens that the story of the year does not reach. */
export async function visitTheDemonstration({ fresh, staff }: { fresh: () => Promise<Page>; staff: (userName: string) => Promise<Page> }, shown: ReadonlySet<string>, look: Look): Promise<void> {
  await peopleReady(await fresh());
  const windows = new Map<string, Page>();
  for (const { what, who, at, first } of VISITS.filter((visit) => shown.has(visit.what))) {
    const page = windows.get(who) ?? (await staff(who));
    windows.set(who, page);
    await page.goto(`/console/${at}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.getByText('正在载入…')).toHaveCount(0, { timeout: 30_000 });
    await first?.(page);
    await page.waitForLoadState('networkidle');
    await look(page, what);
  }
}

/** The sample people are brought in after the start: waits until nobody is on the way. */
async function peopleReady(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/demo/people?lang=zh');
    await expect(page.getByText('正在准备')).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 300_000, intervals: [3_000] });
}

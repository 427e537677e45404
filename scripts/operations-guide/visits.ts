import { expect, type Page } from '@playwright/test';
import type { Look } from '../../e2e/support/sitting/look.ts';

/** A screen to show: who looks at it, where it is, and what is done there before the picture is taken. */
type Visit = { what: string; who: string; at: string; heading: string | RegExp; first?: (page: Page) => Promise<void> };

const openFirst = async (page: Page) => { await page.locator('tbody a, tbody button').first().click(); };

const VISITS: readonly Visit[] = [
  { what: 'security', who: 'shenhe.shandong', at: 'security', heading: '我的安全' },
  { what: 'people', who: 'xitong', at: 'people', heading: '工作人员' },
  { what: 'person-new', who: 'guanli.shandong', at: 'people/new', heading: '开通账号' },
  { what: 'postings', who: 'anquan', at: 'people/postings', heading: '待批准授权' },
  { what: 'exam', who: 'bu.guanli', at: 'exams/034', heading: /一级建造师/ },
  { what: 'rules', who: 'bu.guanli', at: 'rules?exam=034', heading: '报考条件' },
  { what: 'majors', who: 'bu.guanli', at: 'majors', heading: '专业对照表' },
  { what: 'messages', who: 'bu.guanli', at: 'messages', heading: /消息/ },
  { what: 'articles', who: 'guanli.shandong', at: 'content', heading: '公告与问答' },
  { what: 'review-queue', who: 'shenhe.shandong', at: 'review?state=all', heading: '资格核验' },
  { what: 'reasons', who: 'guanli.shandong', at: 'review-library', heading: '理由库' },
  { what: 'verification', who: 'bu.guanli', at: 'verification', heading: '人工核验', first: openFirst },
  { what: 'account-case', who: 'guanli.shandong', at: 'cases?list=accounts', heading: '协助事项', first: openFirst },
  { what: 'appeal', who: 'guanli.shandong', at: 'cases?list=appeals', heading: '协助事项', first: openFirst },
  { what: 'reports', who: 'guanli.shandong', at: 'reports', heading: '统计看板', first: async (page) => { await expect(page.getByRole('heading', { name: '报考漏斗' })).toBeVisible(); } },
  { what: 'audit', who: 'shenji', at: 'audit', heading: '审计日志' },
];

/** Visits, on a demonstration with everybody in it, the screens that the story of the year does not reach. */
export async function visitTheDemonstration({ fresh, staff }: { fresh: () => Promise<Page>; staff: (userName: string) => Promise<Page> }, look: Look): Promise<void> {
  await peopleReady(await fresh());
  const windows = new Map<string, Page>();
  for (const { what, who, at, heading, first } of VISITS) {
    const page = windows.get(who) ?? (await staff(who));
    windows.set(who, page);
    await page.goto(`/console/${at}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
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

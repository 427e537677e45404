import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { SittingLine } from '#contracts/exam-views.ts';
import { BACKGROUND } from './support/expect.ts';
import { faultsOf } from './support/axe.ts';
import { confirmedApplication } from './support/paid.ts';
import { must, readyCandidate } from './support/ready.ts';
import { test } from './support/watched.ts';

const Sittings = z.object({ sittings: z.array(SittingLine) });

async function looksRight(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await faultsOf(page, { rules: 'all' })).toEqual([]);
}

test('on a phone: what is done and whose turn it is, the dates for the calendar, a copy of everything, and why the account stays open', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  const person = await readyCandidate(page, { name: '欧阳倩' });
  const { sittings } = Sittings.parse(await (await must(await page.request.get('/api/sittings'))).json());
  const sitting = sittings.find((s) => s.sitting.examCode === '034' && s.standing.phase === 'open')?.sitting.id ?? '';
  await confirmedApplication(page, { sitting, employer: '济南城建集团有限公司' });

  for (const [lang, turn, calendar] of [['zh', '您办理', '下载我的日程（日历文件）'], ['en', 'yours', 'Download my dates (calendar file)']] as const) {
    await page.goto(`/my/applications?lang=${lang}`);
    await expect(page.getByText(turn, { exact: true })).toBeVisible();
    await looksRight(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: calendar }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
  }

  await page.goto('/my/applications?lang=zh');
  await page.getByRole('link', { name: '个人信息与账号' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的个人信息');
  await looksRight(page);
  await page.getByLabel('当前密码').fill(person.password);
  await page.getByRole('button', { name: '申请副本' }).click();
  const fetchIt = page.getByRole('link', { name: '下载', exact: true });
  await expect(async () => {
    await page.goto('/my/data');
    await expect(fetchIt).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: BACKGROUND });
  const [copy] = await Promise.all([page.waitForEvent('download'), fetchIt.click()]);
  expect(copy.suggestedFilename()).toBe('我的个人信息.zip');
  await page.goto('/my/data?lang=en');
  await looksRight(page);

  await page.goto('/my/data/closing?lang=zh');
  await expect(page.getByText('有进行中的报考')).toBeVisible();
  await looksRight(page);
});

import { expect, test } from '@playwright/test';
import { faultsOf } from './support/axe.ts';

test('the first page leads on, reads in both languages, and has no accessibility fault on a phone or a desk', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [lang, heading, act] of [['zh', '专业技术人员资格考试网上报名', '注册帐号'], ['en', 'Register for professional qualification examinations', 'Create an account']] as const) {
      await page.goto(`/?lang=${lang}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.getByRole('link', { name: act })).toHaveAttribute('href', '/register');
      expect(await faultsOf(page, { rules: 'all' })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    }
  }
});

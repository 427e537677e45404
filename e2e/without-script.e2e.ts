import { expect } from '@playwright/test';
import { readyCandidate } from './support/ready.ts';
import { test } from './support/watched.ts';

test.use({ javaScriptEnabled: false });

test('without JavaScript an exam is chosen, the notices are accepted, linked choices refresh and the draft is kept', async ({ page }) => {
  await readyCandidate(page, { name: '𠮷田正' });
  await page.goto('/my/applications/choose');
  await page.getByRole('row', { name: '一级建造师' }).getByRole('link', { name: '选择' }).first().click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.locator('[name="province"][value="37"]').check();
  await page.getByRole('button', { name: '下一步' }).click();
  for (const words of ['我已阅知并同意', '已阅读并知晓']) {
    await page.getByLabel(words).check();
    await page.getByRole('button', { name: '下一步' }).click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('填写报考信息');
  await page.locator('[name="employer"]').fill('济南城建集团有限公司');
  await page.locator('[name="prefecture"]').selectOption({ label: '济南市' });
  await page.locator('noscript button[name="_edit"]').first().click();
  await expect(page.locator('[name="reviewPointId"] option')).not.toHaveCount(1);
  await expect(page.locator('[name="employer"]')).toHaveValue('济南城建集团有限公司');
});

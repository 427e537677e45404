import { expect } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, payOnline, save, signAndCheck } from './support/apply.ts';
import { holdScripts } from './support/hold-scripts.ts';
import { readyCandidate } from './support/ready.ts';
import { seen, test } from './support/watched.ts';

test.use({ serviceWorkers: 'block' });

test('by commitment from choosing the exam to 报名完成 (R-2.2.1-07 … R-2.2.7)', async ({ page }) => {
  await readyCandidate(page);
  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await signAndCheck(page);

  await seen(page, /一级建造师/);
  await confirmApplication(page);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  await seen(page, /一级建造师/);
  await expect(page.getByText(/^\d{18}$/).first()).toBeVisible();

  await page.getByRole('link', { name: '打印报名表' }).first().click();
  await seen(page, '打印报名表');
  const address = await page.getByRole('link', { name: '打开报名表' }).getAttribute('href');
  const pdf = await page.request.get(address ?? '');
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await page.goBack();

  await payOnline(page);
  await seen(page, '支付结果');
  await page.getByRole('link', { name: '返回报考状态' }).click();
  await expect(page.getByText('报名完成').first()).toBeVisible();
  await seen(page, /一级建造师/);
});

test('who lacks the years is told which condition is missed, and keeps what was typed (R-2.2.3-11)', async ({ page }) => {
  await readyCandidate(page);
  await chooseExam(page);
  // titles and certificates are asked for with the levels that need them
  const titles = page.getByRole('group', { name: '职称', exact: false });
  await page.locator('[name="levelCode"]').selectOption({ label: '02 免二科' });
  await expect(titles.first()).toBeVisible();
  await fillApplication(page);
  await expect(titles).toHaveCount(0);
  await page.locator('[name="yearsInProfession"]').fill('1');
  await save(page);
  await seen(page, '填写报考信息');
  await expect(page.locator('.problems')).toBeFocused();
  await expect(page.locator('.problems')).toContainText('1 年');
  await expect(page.locator('[name="employer"]')).toHaveValue('济南城建集团有限公司');
  await expect(page.locator('[name="postcode"]')).toHaveValue('250014');
});

test('what was chosen before the scripts had come counts too: a slow line loses nothing (R-2.2.3-02, -03)', async ({ page }) => {
  await readyCandidate(page);
  const arrive = await holdScripts(page, /\/(application-)?form(-|\.)[^/]*js/);
  await chooseExam(page);
  await page.locator('[name="prefecture"]').selectOption({ label: '济南市' });
  await page.locator('[name="levelCode"]').selectOption({ label: '02 免二科' });
  await expect(page.locator('[name="reviewPointId"] option')).toHaveCount(1);
  arrive();
  await expect(page.locator('[name="reviewPointId"] option')).not.toHaveCount(1);
  await expect(page.locator('[name="specialtyCode"] option', { hasText: '建筑工程' })).toHaveCount(1);
  await expect(page.getByRole('group', { name: '职称', exact: false }).first()).toBeVisible();
  await expect(page.locator('[data-saved]')).toContainText('已');
});

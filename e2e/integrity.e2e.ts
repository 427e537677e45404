import { expect } from '@playwright/test';
import { BACKGROUND } from './support/expect.ts';
import { checkData, confirmApplication } from './support/apply.ts';
import { uploadEverything } from './support/materials.ts';
import { decide, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

test('a person with an integrity record: neutral notice instead of the letter, proofs, the counter, 待缴费 (R-2.2.3-09, T11c)', async ({ page, browser }) => {
  // 赵建国, one of the sample people, has saved the form and stands before the commitment, once the program has prepared him in the background
  await expect.poll(async () => {
    await page.request.post('/api/demo/sign-ins', { data: { person: 'zhao-jianguo' } });
    const { applications } = (await (await page.request.get('/api/applications')).json()) as { applications?: { state: string }[] };
    return applications?.[0]?.state;
  }, { timeout: BACKGROUND, intervals: [2_000] }).toBe('S3');
  await page.goto('/my/applications');
  await page.getByRole('main').locator('a.button--main').first().click();
  await seen(page, '资格审核方式提示');
  await expect(page.getByText('您本次报考不适用告知承诺制')).toBeVisible();
  await expect(page.getByRole('button', { name: '签署承诺书' })).toHaveCount(0);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await checkData(page);
  await uploadEverything(page);
  await confirmApplication(page);
  await expect(page.getByText('已确认，待现场核验').first()).toBeVisible();
  await seen(page, /一级建造师/);
  const status = new URL(page.url()).pathname;

  const staff = await staffBrowser(browser, 'shenhe.hebei');
  await decide(staff, status.split('/').at(-1) ?? '', '核验通过', '原件已核对');
  await page.goto(status);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  await seen(page, /一级建造师/);
  await staff.context().close();
});

import { expect } from '@playwright/test';
import { seen, test } from './support/watched.ts';

test('a person with an integrity record meets the neutral notice instead of the letter (R-2.2.3-09)', async ({ page }) => {
  // 赵建国, one of the sample people, has saved the form and stands before the commitment, once the program has prepared him in the background
  await expect.poll(async () => {
    await page.request.post('/api/demo/sign-ins', { data: { person: 'zhao-jianguo' } });
    const { applications } = (await (await page.request.get('/api/applications')).json()) as { applications?: { state: string }[] };
    return applications?.[0]?.state;
  }, { timeout: 90_000, intervals: [2_000] }).toBe('S3');
  await page.goto('/my/applications');
  await page.getByRole('main').locator('a.button--main').first().click();
  await seen(page, '资格审核方式提示');
  await expect(page.getByText('您本次报考不适用告知承诺制')).toBeVisible();
  await expect(page.getByRole('button', { name: '签署承诺书' })).toHaveCount(0);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await seen(page, '核对报名信息');
});

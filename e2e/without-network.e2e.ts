import { expect, test } from '@playwright/test';
import { faultsOf } from './support/axe.ts';

test.describe('without a network', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('what was typed stays on the page, and is sent once when the network returns', async ({ page, context }) => {
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST') sent++; });
    await page.goto('/recover');
    await page.locator('[name=name]').fill('张伟');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await page.locator('main button.button--main').click({ force: true }); // 连点两次
    await expect(page.locator('[data-unreachable-note]')).toContainText('没有丢失');
    expect(await faultsOf(page)).toEqual([]);
    await expect(page.locator('[name=name]')).toHaveValue('张伟');
    expect(sent).toBe(0);
    await context.setOffline(false);
    await page.waitForLoadState('load');
    await expect.poll(() => sent).toBe(1);
    await expect(page.locator('[data-unreachable-note]')).toHaveCount(0);
    await expect(page.locator('[name=name]')).toHaveValue('张伟');
  });

  test('one may choose not to have it sent', async ({ page, context }) => {
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST') sent++; });
    await page.goto('/recover');
    await page.locator('[name=name]').fill('欧阳倩');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await page.getByRole('button', { name: '不再自动提交' }).click();
    await context.setOffline(false);
    await expect(page.locator('[data-unreachable-note]')).toHaveCount(0);
    await expect(page.locator('[name=name]')).toHaveValue('欧阳倩');
    await page.locator('main button.button--main').click();
    await expect.poll(() => sent).toBe(1);
  });

  test('nothing of it is kept in the browser', async ({ page, context }) => {
    await page.goto('/recover');
    await page.locator('[name=name]').fill('阿依古丽·买买提');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await expect(page.locator('[data-unreachable-note]')).toBeVisible();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await context.setOffline(false);
  });
});

test('a page that cannot be had for now opens by itself', async ({ page }) => {
  let away = true;
  await page.route('**/guide', async (route) => {
    if (!away) return route.continue();
    const real = await route.fetch();
    const html = (await real.text()).replace('<main', '<main data-retry');
    await route.fulfill({ response: real, status: 503, body: html });
  });
  await page.goto('/guide');
  await expect(page.locator('[data-retry]')).toHaveCount(1);
  away = false;
  await expect(page.locator('[data-retry]')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('操作流程');
});

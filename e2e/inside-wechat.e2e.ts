import { expect, type Page } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, save, signAndCheck } from './support/apply.ts';
import { holdScripts } from './support/hold-scripts.ts';
import { readyCandidate } from './support/ready.ts';
import { seen, test } from './support/watched.ts';

test.use({ userAgent: 'Mozilla/5.0 (Linux; Android 14; HarmonyOS) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50', viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true, serviceWorkers: 'block' });

/** The bridge 微信 puts into a page is there from now on: it notes what it is asked for, and the payer presses so. */
const withBridge = (page: Page, answer: 'ok' | 'cancel' | 'fail') => page.evaluate((how) => {
  Reflect.set(window, 'WeixinJSBridge', {
    invoke(name: string, parameters: { package: string }, done: (said: { err_msg: string }) => void) {
      sessionStorage.setItem('asked', `${name} ${parameters.package}`);
      setTimeout(() => { done({ err_msg: `get_brand_wcpay_request:${how}` }); }, 50);
    },
  });
}, answer);

test('inside 微信 the page goes on by the bridge: who cancels may press again, and what the bridge says is never taken for paid', async ({ page }) => {
  await readyCandidate(page, { name: '阿依古丽·买买提' });
  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await signAndCheck(page);
  await confirmApplication(page);
  await page.getByRole('link', { name: '缴费', exact: true }).first().click();
  await page.getByLabel('微信支付').check();
  const arrive = await holdScripts(page, /\/wechat-bridge[^/]*js/);
  await page.getByRole('button', { name: /核对无误，去支付/ }).click();
  // back from being named by 微信
  await seen(page, '微信内支付');
  await page.getByRole('button', { name: /去支付/ }).click();
  const pay = page.getByRole('button', { name: /支付/ }).and(page.locator('[data-wechat]'));
  await expect(pay).toBeVisible({ timeout: 30_000 });

  // on a slow line the button comes before its script: a press would be lost, so it cannot be pressed yet, and says why
  await expect(pay).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: '正在准备微信支付' })).toBeVisible();
  arrive();
  await expect(pay).toBeEnabled();
  await expect(page.getByText('正在准备微信支付')).toHaveCount(0);

  // in another browser there is no bridge: said after a moment, and the button can be pressed again
  await pay.click();
  await expect(pay).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: '请在微信中打开本页' })).toBeVisible();
  await expect(pay).toBeEnabled();
  await seen(page, /订单|支付/);

  await withBridge(page, 'cancel');
  await pay.click();
  await expect(page.getByRole('status').filter({ hasText: '您取消了支付' })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('asked'))).toMatch(/^getBrandWCPayRequest prepay_id=\S+$/);

  for (const answer of ['fail', 'ok'] as const) {
    await withBridge(page, answer);
    const shown = page.waitForEvent('load'); // the second time it is the same address, shown anew
    await page.locator('[data-wechat]').click();
    await shown;
    expect(new URL(page.url()).pathname).toMatch(/\/return$/);
    await expect(page.getByText('支付成功，报名完成')).toHaveCount(0);
    await seen(page, '支付结果');
  }
});

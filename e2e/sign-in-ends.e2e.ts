import { expect } from '@playwright/test';
import { registered, signedIn } from './support/ready.ts';
import { asked, test } from './support/watched.ts';

test('a sign-in that is about to end warns, is kept by one press, and after its end leaves what was typed and leads back to the same field (WCAG 2.2.1)', async ({ page }) => {
  await signedIn(page, await registered(page));
  await page.clock.install();
  await page.goto('/my/profile/contact');
  const until = Number(await page.locator('#sign-in-ends').getAttribute('data-until'));
  // the server's clock stays where it is while the page's runs ahead: what it would answer is said here
  let answer: { status: number; until: number } = { status: 200, until };
  await page.route('**/api/sign-ins/current', (route) => route.fulfill({ status: answer.status, json: { until: answer.until, now: until } }));

  const address = page.locator('[name="address"]');
  await address.fill('山东省济南市历下区解放路1号');
  await page.clock.fastForward('01:56:00');
  const dialog = await asked(page, '登录即将结束');
  await expect(dialog.getByRole('timer')).toHaveText(/[345] 分钟/);
  answer = { status: 200, until: until + 7_200_000 };
  await dialog.getByRole('button', { name: '继续登录' }).click();
  await expect(dialog).toBeHidden();
  await expect(address).toBeFocused();

  await page.clock.fastForward('02:00:00');
  await asked(page, '登录即将结束');
  answer = { status: 401, until: 0 };
  await page.clock.fastForward('00:06:00');
  const over = await asked(page, '登录已结束');
  await page.keyboard.press('Escape');
  await expect(over).toBeHidden();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(over, 'nothing is sent without a sign-in').toBeVisible();
  await expect(address).toHaveValue('山东省济南市历下区解放路1号');
  answer = { status: 200, until: until + 5 * 7_200_000 };
  await over.getByRole('button', { name: '我已登录，继续' }).click();
  await expect(over).toBeHidden();
  await expect(address).toHaveValue('山东省济南市历下区解放路1号');
});

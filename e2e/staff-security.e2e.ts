import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { BACKGROUND } from './support/expect.ts';
import { signInStaff, STAFF_PASSWORD } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

/** What the authenticator on the phone shows: it goes by the real time, wherever the demonstration's clock stands. */
function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate();
}

async function passwordFirst(page: Page, userName: string): Promise<void> {
  await page.goto('/console/');
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await seen(page, '输入动态验证码');
}

test('a second reviewer binds an authenticator, signs in by its code, and once without the phone by a recovery code', async ({ page }) => {
  await signInStaff(page, 'fushen.shandong');
  await page.getByRole('link', { name: '我的安全' }).click();
  await seen(page, '我的安全');
  await page.getByRole('button', { name: '绑定身份验证器' }).click();
  await page.getByLabel('当前密码').fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: '生成密钥' }).click();
  await expect(page.getByRole('img', { name: '身份验证器密钥二维码' })).toBeVisible();
  await seen(page, '我的安全');
  const secret = (await page.locator('code').first().textContent()) ?? '';
  await page.getByLabel('动态验证码').fill('000000');
  await page.getByRole('button', { name: '完成绑定' }).click();
  await expect(page.getByLabel('动态验证码')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('动态验证码').fill(codeOf(secret));
  await page.getByRole('button', { name: '完成绑定' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '请保存恢复码' })).toBeVisible();
  const codes = await page.getByRole('listitem').locator('code').allTextContents();
  expect(codes).toHaveLength(10);
  await seen(page, '我的安全');
  await page.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText('10 个')).toBeVisible();
  await page.getByRole('button', { name: '退出' }).first().click();
  await seen(page, '工作人员登录');

  // the step of the binding is spent: the next sign-in without waiting is by a recovery code
  const [first = ''] = codes;
  await passwordFirst(page, 'fushen.shandong');
  await page.getByRole('button', { name: '手机不在身边，使用恢复码' }).click();
  await expect(page.getByLabel('恢复码')).toBeFocused();
  await page.getByLabel('恢复码').fill(first.toUpperCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: '进入管理端' }).click();
  await seen(page, '资格核验');
  await page.getByRole('button', { name: '退出' }).click();
  await seen(page, '工作人员登录');
  await passwordFirst(page, 'fushen.shandong');
  await page.getByRole('button', { name: '手机不在身边，使用恢复码' }).click();
  await page.getByLabel('恢复码').fill(first);
  await page.getByRole('button', { name: '进入管理端' }).click();
  await expect(page.getByLabel('恢复码')).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: '使用身份验证器' }).click();
  await expect(async () => {
    const code = page.getByLabel('动态验证码');
    // whoever was let in while nobody looked is asked for none
    if (await code.isVisible()) {
      await code.fill(codeOf(secret));
      await page.getByRole('button', { name: '进入管理端' }).click();
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('资格核验', { timeout: 10_000 });
  }).toPass({ timeout: BACKGROUND, intervals: [5_000] });
});

test('a provincial administrator looks with a reviewer’s eyes, may do nothing there, and comes back', async ({ page }) => {
  await signInStaff(page, 'guanli.shandong');
  await page.goto('/console/people');
  await page.getByRole('link', { name: /林静/ }).first().click();
  await seen(page, /林静/);
  await page.getByRole('button', { name: '以其视角查看' }).click();
  const dialog = page.getByRole('dialog', { name: /以其视角查看/ });
  await dialog.getByRole('textbox').fill('核实其反映的列表为空的问题');
  await dialog.getByRole('button', { name: '开始' }).or(dialog.getByRole('button', { name: '开始查看' })).click();
  const banner = page.getByRole('status').filter({ hasText: '正在以 林静' });
  await expect(banner).toBeVisible();
  await seen(page, '资格核验');
  await expect(page.getByRole('navigation').getByRole('link', { name: '现场窗口' })).toBeVisible(); // the reviewer's sections, not the administrator's
  await expect(page.getByRole('navigation').getByRole('link', { name: '考次设置' })).toHaveCount(0);
  await page.getByRole('button', { name: '领取下一件' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /只能查看|查看/ })).toBeVisible();
  await banner.getByRole('button', { name: '结束查看' }).click();
  await seen(page, /林静/);
  await expect(banner).toHaveCount(0);
});

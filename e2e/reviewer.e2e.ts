import { expect, type Page } from '@playwright/test';
import { BACKGROUND } from './support/expect.ts';
import { signInStaff as signIn, takenEffect } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

/** The review point's queue holds somebody: the sample people apply in the background after the first start. */
async function whenSomebodyWaits(page: Page): Promise<void> {
  await expect.poll(async () => {
    await page.reload();
    await expect(page.getByRole('button', { name: /^待线上核验 \d/ })).toBeVisible();
    return page.locator('tbody tr').count();
  }, { message: 'a sample person waits for review', timeout: BACKGROUND }).toBeGreaterThan(0);
}

test('a reviewer signs in, takes a case, sees why it is there, and is stopped without a reason', async ({ page }) => {
  await signIn(page, 'shenhe.shandong');
  await seen(page, '资格核验');
  await whenSomebodyWaits(page);
  await seen(page, '资格核验');
  await page.getByRole('button', { name: '领取下一件' }).click();
  await expect(page.getByRole('status').filter({ hasText: '您已领取' })).toBeVisible();
  await seen(page, / · \d{18}$/);

  await page.getByRole('button', { name: '查看完整信息：证件号码' }).click();
  const dialog = page.getByRole('dialog', { name: '查看完整号码' });
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(dialog.getByText('请说明理由（至少 4 个字）')).toBeVisible();
  await dialog.getByLabel('理由（将记入审计日志）').fill('与身份证原件核对');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(dialog.getByText(/^[0-9A-Z]{8,18}$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('j');
  await expect(page.getByRole('radio', { name: '核验不通过' })).toBeChecked();
  await page.getByRole('button', { name: '提交决定：核验不通过' }).click();
  await expect(page.getByText('请填写原因', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: '核验通过' }).check();
  await page.getByLabel('意见', { exact: true }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已提交，当前状态：/)).toBeVisible();
  // until a minute has passed it may be taken back; then it is in the history under the reviewer's name
  await takenEffect(page, new URL(page.url()).pathname.split('/').at(-1) ?? '');
  await page.reload();
  await expect(page.getByText('审核人员 林静').last()).toBeVisible();
});

test('what lies outside the jurisdiction is not there, and signing out ends it', async ({ page }) => {
  await signIn(page, 'shenhe.gansu');
  await seen(page, '资格核验');
  await page.goto('/console/review/0197a000-0000-7000-8000-000000000000');
  await expect(page.getByText('未找到该报考信息')).toBeVisible();
  await page.goto('/console/payments');
  await page.getByLabel('报名序号').fill('202600000000000000');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText('未找到该报考信息')).toBeVisible();
  // without a network nobody is told to be out
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '您还没有退出' })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '退出' }).click();
  await seen(page, '工作人员登录');
  expect((await page.request.get('/api/staff/session')).status()).toBe(401);
});

test('the console fits a phone, in English too, and opens each officer’s own sections', async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, 'bu.guanli');
  for (const [address, heading] of [['review', '资格核验'], ['photos', '照片审批'], ['verification', '人工核验'], ['password', '修改密码']] as const) {
    await page.goto(`/console/${address}`);
    await seen(page, heading);
  }
  await context.addCookies([{ name: 'lang', value: 'en', url: page.url() }]);
  await page.goto('/console/review');
  await seen(page, 'Qualification review');
});

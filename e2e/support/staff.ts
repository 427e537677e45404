import type { Browser, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { afterTheWait } from './ready.ts';
import { seen } from './watched.ts';

/** The password of all sample staff of the demonstration. */
export const STAFF_PASSWORD = 'jin-bang-2026';

/** Signs a member of staff in at the console. */
export async function signInStaff(page: Page, userName: string): Promise<void> {
  await page.goto('/console/');
  await seen(page, '工作人员登录');
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('工作人员登录', { timeout: 60_000 }); // a password is compared and the console comes, on whatever machine
}

/** A second browser, for the member of staff who deals with the candidate of the first. */
export async function staffBrowser(browser: Browser, userName: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage();
  await signInStaff(page, userName);
  return page;
}

/** Opens a case, takes it and decides (T12–T14); a return may tick what it asks for. */
export async function decide(staff: Page, applicationId: string, decision: '核验通过' | '核验不通过' | '退回补正', reason: string, asked: readonly string[] = []): Promise<void> {
  await staff.goto(`/console/review/${applicationId}`);
  await seen(staff, / · \d{18}$/);
  await staff.getByRole('button', { name: '领取', exact: true }).click();
  await expect(staff.getByRole('status').filter({ hasText: '您已领取' })).toBeVisible();
  await staff.getByRole('radio', { name: decision }).check();
  if (reason !== '') await staff.getByLabel('意见', { exact: true }).fill(reason);
  for (const name of asked) await staff.getByRole('group', { name: '要求补充的材料' }).getByLabel(name, { exact: true }).check();
  await staff.getByRole('button', { name: `提交决定：${decision}` }).click();
  await expect(staff.getByText(/已提交，当前状态：/)).toBeVisible();
  await takenEffect(staff, applicationId);
}

/** Lets the time pass in which the reviewer may take a decision back, and waits until it counts. */
export async function takenEffect(staff: Page, applicationId: string): Promise<void> {
  await afterTheWait(staff.request);
  await expect.poll(async () => {
    const { decisions } = (await (await staff.request.get(`/api/staff/applications/${applicationId}`)).json()) as { decisions: { state: string }[] };
    return new Set(decisions.map((d) => d.state));
  }, { message: 'the decision takes effect', timeout: 30_000 }).toEqual(new Set(['effective']));
}

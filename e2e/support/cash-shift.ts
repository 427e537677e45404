import { expect, type Page } from '@playwright/test';

/** 开班: the cashier counts an empty drawer and opens a shift at the first place offered; one who has a shift goes on with it. */
export async function openShift(staff: Page): Promise<void> {
  await staff.goto('/console/cash-desk');
  const [form, mine] = [staff.getByRole('button', { name: '清点无误，开班' }), staff.getByRole('link', { name: '清点交班' })];
  await expect(form.or(mine)).toBeVisible();
  if (await mine.isVisible()) return;
  await staff.getByLabel('钱箱现金合计（元）').fill('0');
  await form.click();
  await expect(mine).toBeVisible();
}

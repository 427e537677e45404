import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

/** Moves the whole installation to a moment, at the clock of the 演示助手, and waits until it shows there. */
export async function setClock(page: Page, moment: string): Promise<void> {
  const [day = '', time = ''] = moment.split('T');
  await page.goto('/demo/clock?lang=zh');
  await page.locator('[name="move.day"]').fill(day);
  await page.locator('[name="move.time"]').fill(time);
  await page.getByRole('button', { name: '设定' }).click();
  await expect(page.locator('.clock-now time')).toContainText(`${day} ${time.slice(0, 4)}`);
}

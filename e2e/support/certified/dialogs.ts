import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

/** Answers the dialog of an act that asks why, and waits until it is done. */
export async function confirmWithReason(page: Page, title: string, reason = ''): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  if (reason !== '') await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: title, exact: true }).click();
  await expect(dialog).toBeHidden();
}

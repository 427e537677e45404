import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from './expect.ts';
import { checkData } from './apply.ts';
import { seen } from './watched.ts';

/** From the commitment on: declines it, answers that the data are right, and proves everything with files. */
export async function declineAndHandIn(page: Page): Promise<void> {
  await seen(page, '报考承诺书');
  await page.getByRole('link', { name: '不采用告知承诺制' }).click();
  await page.getByRole('button', { name: '确认不采用，提交材料办理' }).click();
  await checkData(page);
  await uploadEverything(page);
}

/** From the status page: uploads every proof asked for and hands them in. */
export async function uploadEverything(page: Page): Promise<void> {
  await seen(page, /一级建造师/);
  await page.getByRole('link', { name: '上传证明材料' }).first().click();
  await seen(page, '证明材料上传');
  await expect(page.getByRole('button', { name: '提交证明材料' })).toHaveAttribute('aria-disabled', 'true');
  await uploadOpen(page);
  await handIn(page);
}

/** Uploads a file for everything that is still asked for. */
export async function uploadOpen(page: Page, picture = 'portrait-07'): Promise<void> {
  const proof = { name: '材料.jpg', mimeType: 'image/jpeg', buffer: readFileSync(`seeds/demo/photos/${picture}.jpg`) };
  await seen(page, '证明材料上传'); // on the page before it nothing is asked for, and all would seem done
  // one form a kind that is asked for; each answer is a new page, so the next open one is looked for again
  for (let left = 8; left > 0 && (await page.getByText('未上传').count()) > 0; left -= 1) {
    const wanted = (await page.getByRole('row').filter({ hasText: '未上传' }).first().getByRole('rowheader').textContent())?.split(' 或 ')[0]?.trim() ?? '';
    const card = page.locator('form').filter({ has: page.getByRole('button', { name: `上传 ${wanted}`, exact: true }) });
    await card.locator('input[type="file"]').setInputFiles(proof);
    const answered = page.waitForEvent('load'); // the words of the upload before are still on the page until then
    await card.getByRole('button', { name: `上传 ${wanted}`, exact: true }).click();
    await answered;
    await expect(page.getByText('材料已上传')).toBeVisible();
  }
}

/** 提交证明材料, from the page of the materials. */
export async function handIn(page: Page): Promise<void> {
  await seen(page, '证明材料上传');
  await page.getByRole('button', { name: '提交证明材料' }).click();
  await seen(page, /一级建造师/);
}

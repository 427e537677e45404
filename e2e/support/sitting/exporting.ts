import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzip } from '#server/testing/unzip.ts';
import { BACKGROUND, expect } from '../expect.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';

/** 统计看板 of the sitting, once it has counted what happened; answers the numbers of the funnel by their names. */
export async function readsFigures(staff: Page, confirmed: number, look: Look): Promise<void> {
  await expect(async () => {
    await staff.goto(`/console/reports?sitting=${DAYS.sitting}`);
    await expect(staff.getByRole('heading', { level: 2, name: '报考漏斗' })).toBeVisible();
    await expect(staff.getByRole('region', { name: '报考漏斗' })).toContainText(new RegExp(`确认\\s*${String(confirmed)}`), { timeout: 1_000 });
  }).toPass({ timeout: BACKGROUND, intervals: [2_000] });
  await look(staff, 'figures');
}

/** 名单导出: everybody who confirmed, in one format; answers the file that was downloaded. */
export async function exportsList(staff: Page, format: 'Excel（xlsx）' | 'CSV（UTF-8）' | 'CSV（GB 18030）', purpose: string, look: Look): Promise<Buffer> {
  await staff.goto('/console/exports');
  const form = staff.getByRole('region', { name: '导出报考名单' });
  await form.getByRole('combobox', { name: '考试' }).selectOption(DAYS.sitting);
  await form.getByRole('combobox', { name: '格式' }).selectOption({ label: format });
  await form.getByLabel('用途').fill(purpose);
  await form.getByRole('button', { name: '开始导出' }).click();
  const row = staff.getByRole('row', { name: purpose });
  await expect(row.getByText('完成', { exact: true })).toBeVisible({ timeout: BACKGROUND });
  await look(staff, 'exports');
  const [download] = await Promise.all([staff.waitForEvent('download'), row.getByRole('link', { name: `下载 ${purpose}` }).click()]);
  return readFile(await download.path());
}

/** The cells of the first sheet of a workbook, row by row. */
export function rowsOfWorkbook(file: Buffer): string[][] {
  const sheet = unzip(file).get('xl/worksheets/sheet1.xml') ?? '';
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) => [...cells.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text));
}

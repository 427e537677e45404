import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import type { Look } from '../sitting/look.ts';
import { confirmWithReason } from './dialogs.ts';

/** 合格标准: written by one, approved by another, public at its moment. */
export async function setsPassLines(manager: Page, second: Page, sitting: string, line: { subject: string; mark: string; announcesAt: string }, look: Look): Promise<void> {
  await manager.goto('/console/pass-lines');
  await look(manager, 'pass-lines');
  await manager.goto(`/console/pass-lines/${sitting}`);
  await manager.getByRole('button', { name: '起草合格标准' }).click();
  await manager.getByLabel('依据（文号）').fill('人考中心函〔2027〕18号');
  await manager.getByLabel('公布时间').fill(line.announcesAt);
  await manager.getByRole('spinbutton', { name: line.subject, exact: true }).fill(line.mark);
  await look(manager, 'pass-lines-draft');
  await manager.getByRole('button', { name: '保存草稿' }).click();
  await expect(manager.getByText('已保存')).toBeVisible();
  await manager.getByRole('button', { name: '提交批准' }).click();
  await confirmWithReason(manager, '提交批准', '按部里确定的标准起草');
  await second.goto(`/console/pass-lines/${sitting}`);
  await second.getByRole('button', { name: '批准', exact: true }).click();
  await confirmWithReason(second, '批准', '与来函一致');
  await expect(second.getByRole('region', { name: '办理' }).getByText('已生效')).toBeVisible();
}

/** The public page names the line from its moment on, and what it rests on. */
export async function readsPassLines(page: Page, sitting: string, mark: string, look: Look): Promise<void> {
  await page.goto('/pass-lines');
  await look(page, 'public-pass-lines');
  await page.locator(`main a[href="/pass-lines/${sitting}"]`).click();
  await expect(page.getByRole('row').filter({ hasText: '考全科' }).filter({ hasText: '专业工程管理与实务（建筑工程）' }).first()).toContainText(`${mark} 分`);
  await look(page, 'public-pass-lines-sitting');
}

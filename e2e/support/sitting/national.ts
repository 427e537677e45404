import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';

/** 新建考次: from nothing, with the days of the exam only. */
export async function makeSitting(page: Page, look: Look): Promise<void> {
  await page.goto('/console/sittings');
  await page.getByRole('button', { name: '新建考次' }).click();
  const dialog = page.getByRole('dialog', { name: '新建考次' });
  await dialog.getByLabel('考试', { exact: true }).selectOption('034');
  await dialog.getByLabel('考试日期（每行一天）').fill(DAYS.exam.join('\n'));
  await look(page, 'new-sitting');
  await dialog.getByRole('button', { name: '建立' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`一级建造师 · ${DAYS.sitting}`);
  await expect(page.getByText('准备中')).toBeVisible();
}

/** 全国统一安排: the commitment system and the frame no province may leave. */
export async function setNationalFrame(page: Page, look: Look): Promise<void> {
  await openTab(page, '全国统一安排');
  await page.getByLabel('告知承诺制').selectOption({ label: '自选' });
  await page.getByLabel('信息来源').selectOption({ label: '已正式公布' });
  await typeWindows(page, DAYS.frame, ['最早', '最晚']);
  await look(page, 'national-frame');
  await save(page);
}

/** 公布考次, after the checks: every finding that must be settled is settled. */
export async function announceSitting(page: Page, look: Look): Promise<void> {
  await page.goto(`/console/sittings/${DAYS.sitting}`);
  await expect(page.getByRole('img', { name: /每行一个省份/ })).toBeVisible();
  await expect(page.getByText('须解决', { exact: true })).toHaveCount(0);
  await look(page, 'plan');
  await page.getByRole('button', { name: '公布考次' }).click();
  await expect(page.getByText(/^已公布 \d{4}-/)).toBeVisible();
}

/** 考生视角: what people will find at the opening minute, province by province. */
export async function previewOpening(page: Page, look: Look): Promise<void> {
  await openTab(page, '考生视角');
  await page.getByLabel('时刻（北京时间）').fill(DAYS.opened);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await expect(page.getByText('1 个省份开放报名')).toBeVisible();
  await look(page, 'preview');
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: '考次设置' }).getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
}

/** Types opening and closing of each window named. */
export async function typeWindows(page: Page, windows: Readonly<Record<string, readonly [string, string]>>, [from, until]: readonly [string, string]): Promise<void> {
  for (const [name, [opens, closes]] of Object.entries(windows)) {
    await page.getByLabel(new RegExp(`${name} ${from}`)).fill(opens);
    await page.getByLabel(new RegExp(`${name} ${until}`)).fill(closes);
  }
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存。' })).toBeVisible();
}

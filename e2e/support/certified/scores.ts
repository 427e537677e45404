import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import type { Look } from '../sitting/look.ts';
import { confirmWithReason } from './dialogs.ts';

/** A line of marks: the ticket number and what each subject came to; −1 缺考, −2 违纪. */
export type Marks = { ticket: string; marks: readonly (string | number)[] };

const HEADINGS = '准考证号,科目1,科目2,科目3,科目4';

/** Brings a file with one cell that is no mark: refused by row and column, withdrawn, mended and brought again. */
export async function importsScores(manager: Page, sitting: string, lines: readonly Marks[], look: Look): Promise<void> {
  await manager.goto('/console/scores');
  await look(manager, 'score-sittings');
  await manager.goto(`/console/scores/${sitting}?tab=imports`);
  const [first, ...rest] = lines;
  if (!first) throw new Error('no marks');
  await brings(manager, [{ ...first, marks: first.marks.map((mark, at) => (at === 1 ? '78分' : mark)) }, ...rest]);
  const fault = manager.getByRole('row').filter({ hasText: '78分' });
  await expect(fault).toContainText(first.ticket);
  await expect(fault.getByRole('cell').filter({ hasText: '科目2' })).toBeVisible();
  await expect(manager.getByRole('button', { name: '提请载入' })).toBeDisabled();
  await look(manager, 'score-faults');
  await manager.getByRole('button', { name: '撤回文件' }).click();
  await confirmWithReason(manager, '撤回文件', '第 2 行科目 2 含文字，由制作方改正后重新导入');
  await brings(manager, lines);
  await expect(manager.getByText('没有发现问题。')).toBeVisible({ timeout: BACKGROUND });
  await manager.getByRole('button', { name: '提请载入' }).click();
  await confirmWithReason(manager, '提请载入', '与制作方核对无误');
  await expect(manager.getByText('待批准').first()).toBeVisible();
}

async function brings(manager: Page, lines: readonly Marks[]): Promise<void> {
  const file = Buffer.from([HEADINGS, ...lines.map(({ ticket, marks }) => [ticket, ...marks].join(','))].join('\n'));
  await manager.getByLabel('选择文件').setInputFiles({ name: '一级建造师成绩.csv', mimeType: 'text/csv', buffer: file });
  await manager.getByLabel('SHA-256 摘要').fill(createHash('sha256').update(file).digest('hex'));
  await manager.getByRole('button', { name: '上传', exact: true }).click();
}

/** 批准载入 by another; then a trial query, and the figures. */
export async function approvesScores(second: Page, sitting: string, marks: number, look: Look): Promise<void> {
  await second.goto(`/console/scores/${sitting}?tab=imports`);
  await look(second, 'score-proposed');
  await second.getByRole('button', { name: '批准载入' }).click();
  await confirmWithReason(second, '批准载入');
  await expect(second.getByText(`已载入 ${String(marks)} 个成绩`).first()).toBeVisible({ timeout: BACKGROUND });
  await second.goto(`/console/scores/${sitting}?tab=statistics`);
  await expect(second.getByRole('heading', { level: 2, name: '成绩统计' })).toBeVisible();
  await look(second, 'score-statistics');
}

/** 试查, and one held back with the reason. */
export async function holdsBack(officer: Page, sitting: string, ticket: string, look: Look): Promise<void> {
  await officer.goto(`/console/scores/${sitting}?tab=people`);
  await officer.getByLabel('准考证号').first().fill(ticket);
  await officer.getByRole('button', { name: '查看', exact: true }).click();
  await expect(officer.getByRole('status').getByText(ticket)).toBeVisible();
  await look(officer, 'score-trial');
  await officer.getByRole('button', { name: '暂不公布', exact: true }).click();
  await confirmWithReason(officer, '暂不公布', '违纪处理决定尚未送达');
  await expect(officer.getByRole('row').filter({ hasText: ticket })).toContainText('违纪处理决定尚未送达');
  await look(officer, 'score-held');
}

/** 提请公布 by one, 批准公布 by another: one instant for all provinces. */
export async function agreesOnRelease(manager: Page, second: Page, sitting: string, opensAt: string, look: Look): Promise<void> {
  await manager.goto(`/console/scores/${sitting}?tab=release`);
  await manager.getByLabel('公布时间（北京时间）').fill(opensAt);
  await manager.getByRole('button', { name: '提请公布' }).click();
  await expect(manager.getByText('待批准').first()).toBeVisible({ timeout: BACKGROUND });
  await look(manager, 'score-release-proposed');
  await second.goto(`/console/scores/${sitting}?tab=release`);
  await second.getByRole('button', { name: '批准公布' }).click();
  await confirmWithReason(second, '批准公布');
  await expect(second.getByText('已批准，到时公布').first()).toBeVisible();
}

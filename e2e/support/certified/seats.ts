import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import type { Look } from '../sitting/look.ts';
import { confirmWithReason } from './dialogs.ts';

/** Two centres of 济南; the third line of rooms says its seats in words. */
const ROOMS = [
  '地市,考点名称,考点地址,联系电话,乘车路线,考场号,楼层,座位数,考场类型,无障碍,用途',
  '济南市,济南市历城第二中学,济南市历城区工业北路60号,0531-88880101,地铁3号线工业北路站C口，步行约8分钟,001,1层,30,纸笔,是,普通',
  '济南市,济南市历城第二中学,济南市历城区工业北路60号,0531-88880101,,002,1层,30,纸笔,否,普通',
  '济南市,山东省实验中学,济南市市中区经七路73号,0531-88880202,公交101路经七路站,001,2层,三十,纸笔,否,普通',
  '济南市,山东省实验中学,济南市市中区经七路73号,0531-88880202,,002,2层,30,纸笔,否,备用',
];

/** 从文件导入: the bad row is named by row and column, mended, and everything loaded. */
export async function importsRooms(officer: Page, look: Look): Promise<void> {
  await officer.goto('/console/centres/import');
  await sends(officer, ROOMS);
  await expect(officer.getByText('共 4 行：3 行正确，1 行有问题')).toBeVisible();
  await expect(officer.getByRole('row').filter({ hasText: '座位数' }).filter({ hasText: '三十' })).toContainText('4');
  await look(officer, 'room-faults');
  await sends(officer, ROOMS.map((line) => line.replace('三十', '30')));
  await expect(officer.getByText('共 4 行：4 行正确，0 行有问题')).toBeVisible();
  await officer.getByRole('button', { name: '载入全部 4 间考场' }).click();
  await expect(officer.getByText('已载入 4 间考场')).toBeVisible();
  await officer.goto('/console/centres');
  await expect(officer.getByRole('row').filter({ hasText: '济南市历城第二中学' })).toBeVisible();
  await look(officer, 'centres');
}

async function sends(officer: Page, lines: readonly string[]): Promise<void> {
  await officer.getByLabel('选择文件（XLSX 或 CSV）').setInputFiles({ name: '济南考场.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await officer.getByRole('button', { name: '检查文件' }).click();
}

/** 建立编排并承诺种子: looks at the figures, and seals the seed before the roster is closed. */
export async function commitsSeed(officer: Page, sitting: string, look: Look): Promise<string> {
  await officer.goto('/console/seating');
  await look(officer, 'seat-plans');
  await officer.goto(`/console/seating/begin/${sitting}/37`);
  await expect(officer.getByRole('heading', { level: 2, name: '应考人数与座位' })).toBeVisible();
  await look(officer, 'seat-demands');
  await officer.getByRole('button', { name: '建立编排并承诺种子' }).click();
  await expect(officer.getByText('封存中，冻结后公开')).toBeVisible();
  return new URL(officer.url()).pathname;
}

/** 关闭名册, 编排, 座次图: as many people as have paid, each with a seat. */
export async function allocates(officer: Page, plan: string, people: number, look: Look): Promise<void> {
  await officer.goto(plan);
  await look(officer, 'seat-committed');
  await officer.getByRole('button', { name: '关闭名册' }).click();
  await confirmWithReason(officer, '关闭名册');
  await officer.getByRole('button', { name: '编排', exact: true }).click();
  await expect(officer.getByText(`编排 ${String(people)} 人`)).toBeVisible({ timeout: BACKGROUND });
  await look(officer, 'seat-drafted');
  await officer.getByRole('link', { name: '第 001 考场' }).click();
  await expect(officer.getByRole('img', { name: /考场座次图/ })).toBeVisible();
  await look(officer, 'room-map');
}

/** 提请冻结 by one, 确认冻结 by another; the proposer's own confirmation is closed and says why. */
export async function freezes(officer: Page, second: Page, plan: string, look: Look): Promise<void> {
  await officer.goto(plan);
  await officer.getByRole('button', { name: '提请冻结' }).click();
  await confirmWithReason(officer, '提请冻结', '座位已逐间核对');
  await second.goto(plan);
  await second.getByRole('button', { name: '确认冻结' }).click();
  await confirmWithReason(second, '确认冻结');
  await expect(second.getByText('已生成准考证号')).toBeVisible({ timeout: BACKGROUND });
  await look(second, 'seat-frozen');
}

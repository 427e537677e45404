import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';

/** 考后核查: announced with the digest of its seed, drawn, called for papers, and one result written down. */
export async function checksAfterExam(staff: Page, drawn: number, look: Look): Promise<void> {
  await announce(staff, '考后核查（从报名完成的考生中抽取）');
  await expect(staff.getByText('抽取后公开').first()).toBeVisible(); // before the draw the seed is a promise only
  await look(staff, 'sample-announced');
  await draw(staff);
  await expect(staff.getByRole('button', { name: /^登记核查结果：/ })).toHaveCount(drawn);
  await staff.getByRole('button', { name: '通知提交材料' }).click();
  const call = staff.getByRole('dialog', { name: '通知提交材料' });
  await call.getByLabel('截止日期').fill(`${String(DAYS.year)}-11-30`);
  await call.getByRole('button', { name: '发送通知' }).click();
  await expect(staff.getByText('通知正在发送。')).toBeVisible();
  await staff.getByRole('button', { name: /^登记核查结果：/ }).first().click();
  const settle = staff.getByRole('dialog', { name: /^登记核查结果：/ });
  await settle.getByRole('radio', { name: '不合格' }).check();
  await settle.getByRole('button', { name: '登记' }).click();
  await expect(settle.getByRole('alert').or(settle.getByText(/写明|说明/)).first()).toBeVisible(); // a no needs words
  await settle.getByRole('radio', { name: '合格', exact: true }).check();
  await settle.getByRole('button', { name: '登记' }).click();
  await expect(settle).toBeHidden();
  await expect(staff.getByRole('cell', { name: '合格', exact: true })).toBeVisible();
  await look(staff, 'sample-drawn');
}

/** 盲审: decides again without knowing what was decided; the agreement is reckoned from both. */
export async function reviewsBlind(staff: Page, look: Look): Promise<void> {
  await announce(staff, '盲审（从已作出的核验决定中抽取）');
  await draw(staff);
  await staff.getByRole('link', { name: /^盲审 \d{18}/ }).first().click();
  await expect(staff.getByText('原决定在提交结论前不显示。')).toBeVisible();
  await expect(staff.getByText('原决定：')).toHaveCount(0);
  await expect(staff.getByText('正在载入…')).toHaveCount(0);
  await look(staff, 'blind');
  await staff.getByRole('radio', { name: '通过', exact: true }).check();
  await staff.getByRole('button', { name: '提交结论' }).click();
  await expect(staff.getByText('结论已提交。')).toBeVisible();
  await staff.getByRole('link', { name: '返回名单' }).first().click();
  await expect(staff.getByText('已盲审 1 件')).toBeVisible();
  await expect(staff.getByText('原决定：通过')).toBeVisible();
  await look(staff, 'agreement');
}

async function announce(staff: Page, kind: string): Promise<void> {
  await staff.goto('/console/samples');
  await staff.getByRole('button', { name: '公布抽样' }).click();
  const dialog = staff.getByRole('dialog', { name: '公布抽样' });
  await dialog.getByLabel('种类').selectOption({ label: kind });
  await dialog.getByLabel('考试').selectOption(DAYS.sitting);
  await expect(dialog.getByLabel('省份')).toHaveValue('37'); // one's own province is chosen already, and the only one
  await dialog.getByLabel('抽取比例（%）').fill('100');
  await dialog.getByRole('button', { name: '公布', exact: true }).click();
  await expect(staff.getByRole('button', { name: '现在抽取' })).toBeVisible();
}

/** The draw is done in the background; the screen shows it by itself. */
async function draw(staff: Page): Promise<void> {
  await staff.getByRole('button', { name: '现在抽取' }).click();
  await expect(staff.getByRole('region', { name: '名单' }).or(staff.getByRole('table', { name: '名单' })).first()).toBeVisible({ timeout: BACKGROUND });
}

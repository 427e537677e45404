import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { confirmApplication, save, signAndCheck } from '../apply.ts';
import { uploadsPhoto } from './candidates.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';

/** 照片修改申请, by the candidate. */
export async function asksForOtherPhoto(page: Page): Promise<void> {
  await page.goto('/my/photo');
  await page.getByRole('link', { name: '申请修改照片' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('照片修改申请');
  await page.locator('[name="sittingId"]').selectOption(DAYS.sitting);
  await page.locator('[name="provinceCode"]').selectOption('37');
  await page.locator('[name="reason"]').fill('近期做过眼部手术，照片与本人相貌差别较大');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByText('已提交，等待审核').first()).toBeVisible();
}

/** 照片审批: looked at with the keyboard, allowed with A. */
export async function allowsOtherPhoto(staff: Page, name: string, look: Look): Promise<void> {
  await staff.goto('/console/photos');
  const tile = staff.getByRole('group', { name: new RegExp(`^${name} `) });
  await expect(tile).toHaveCount(1);
  await tile.focus();
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('heading', { level: 2, name })).toBeVisible();
  await look(staff, 'photo-request');
  await tile.focus();
  await staff.keyboard.press('a');
  await expect(staff.getByText('已处理 1 件')).toBeVisible();
}

/** The candidate then uploads once more. */
export async function replacesPhoto(page: Page, portrait: string): Promise<void> {
  await page.goto('/my/photo');
  await expect(page.getByText('申请已同意').first()).toBeVisible();
  await uploadsPhoto(page, portrait);
}

/** 解锁修改: proposed by one officer … */
export async function proposesUnlock(staff: Page, number: string, until: string, look: Look): Promise<void> {
  await staff.goto('/console/cases?list=unlocks');
  await staff.getByRole('button', { name: '提出解锁修改' }).click();
  await staff.getByLabel('报名序号').fill(number);
  await staff.getByLabel('工作单位和年限').check();
  await staff.getByLabel('开放至（北京时间）').fill(until);
  await staff.getByLabel('理由').fill('考生工作单位登记有误，已提交单位变更证明');
  await look(staff, 'unlock-propose');
  await staff.getByRole('button', { name: '提出，等待他人复核' }).click();
  await expect(staff.getByText('已提出，等待他人复核。')).toBeVisible();
  await expect(staff.getByText('不能复核').first()).toBeVisible(); // the proposer's own word does not count twice
}

/** … agreed to by another. */
export async function agreesToUnlock(staff: Page, name: string, look: Look): Promise<void> {
  await openUnlock(staff, name, '待处理');
  await look(staff, 'unlock-decide');
  await staff.getByRole('button', { name: '同意并办理' }).click();
  await expect(staff.getByRole('status').filter({ hasText: '已提交：' })).toBeVisible();
}

/** The candidate changes what was opened and confirms again; what was paid stays paid. */
export async function changesEmployer(page: Page, status: string, employer: string): Promise<void> {
  await page.goto(status);
  await expect(page.getByText('考试机构已开放修改').first()).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '填写报考信息' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('填写报考信息');
  await page.locator('[name="employer"]').fill(employer);
  await save(page);
  await signAndCheck(page); // the letter is about the data as they stand now
  await confirmApplication(page);
  await expect(page.getByText('报考状态：报名完成')).toBeVisible();
}

/** What changed, side by side, in the case of the unlock. */
export async function seesDifference(staff: Page, name: string, employer: string, look: Look): Promise<void> {
  await openUnlock(staff, name, '全部');
  await expect(staff.getByRole('heading', { level: 3, name: '修改前后对照' })).toBeVisible();
  await expect(staff.getByRole('cell', { name: employer })).toBeVisible();
  await look(staff, 'unlock-diff');
}

async function openUnlock(staff: Page, name: string, state: '待处理' | '全部'): Promise<void> {
  await staff.goto('/console/cases?list=unlocks');
  await staff.getByRole('button', { name: state, exact: true }).click();
  await staff.getByRole('row', { name }).getByRole('button').first().click();
  await expect(staff.getByRole('heading', { level: 2, name: new RegExp(name) })).toBeVisible();
}

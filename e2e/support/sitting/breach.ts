import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';

/** 立案: by the number of the application, with article, day, place, facts and evidence. */
export async function opensBreach(staff: Page, number: string, look: Look): Promise<void> {
  await staff.goto('/console/breaches');
  await staff.getByRole('link', { name: '立案' }).or(staff.getByRole('button', { name: '立案' })).first().click();
  await staff.getByLabel('报名序号').last().fill(number);
  await staff.getByRole('button', { name: '查找' }).click();
  await staff.getByLabel('适用条款').selectOption({ label: '第七条（严重违纪违规）' });
  await staff.getByLabel('发生日期').fill(DAYS.exam[0]);
  await staff.getByLabel('地点（考点、考场、座位）').fill('济南第一中学考点 012 考场 17 号');
  await staff.getByRole('textbox', { name: '事实' }).fill('开考后 40 分钟，监考员发现其携带手机并处于开机状态，手机由两名监考员当场登记，本人在考场记录上签字。');
  await look(staff, 'breach-open');
  await staff.getByRole('button', { name: '立案', exact: true }).click();
  await expect(staff.getByText('已立案，请上传证据后告知当事人。')).toBeVisible();
  await staff.locator('input[type="file"]').setInputFiles('seeds/demo/evidence/sheet-2.jpg');
  await expect(staff.getByRole('link', { name: /sheet-2/ })).toBeVisible();
}

/** 告知: the notice before any decision. */
export async function notifies(staff: Page): Promise<void> {
  await staff.getByRole('button', { name: '制作告知书' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: '制作并通知' }).click();
  await expect(staff.getByText('告知书已制作，并已短信通知当事人签收。')).toBeVisible();
}

/** The candidate takes the newest letter in (签收). */
export async function takesLetterIn(page: Page): Promise<void> {
  await page.goto('/my/integrity');
  await page.getByRole('main').getByRole('link', { name: /查看|一级建造师/ }).first().click();
  await page.getByRole('button', { name: '查看并签收' }).click();
  await expect(page.getByRole('link', { name: /下载（PDF）/ }).first()).toBeVisible();
}

/** 陈述、申辩: what the candidate says in answer. */
export async function answers(page: Page): Promise<void> {
  await page.locator('[name="text"]').fill('手机是忘记上交，没有使用。');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('手机是忘记上交，没有使用。').first()).toBeVisible();
}

/** 拟定处理决定, with an answer to what was said; whoever proposes does not approve. */
export async function proposesDecision(staff: Page, look: Look): Promise<void> {
  await staff.reload();
  await staff.getByRole('button', { name: '拟定处理决定' }).click();
  const dialog = staff.getByRole('dialog', { name: '拟定处理决定' });
  await dialog.getByLabel('决定文号').fill(`鲁人考处字〔${String(DAYS.year)}〕第012号`);
  await dialog.getByLabel('理由').fill('携带具有发送或者接收信息功能的设备进入考场，事实有考场记录和监考员证明，依照第七条处理。');
  await dialog.getByLabel('对陈述、申辩的复核意见').fill('考前已多次提示并设寄存处，是否使用不影响认定，申辩理由不成立。');
  await dialog.getByRole('button', { name: '提交批准' }).click();
  await expect(staff.getByText('已拟定，等待他人批准。')).toBeVisible();
  await expect(staff.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  await look(staff, 'breach-proposed');
}

/** 批准 by another officer. */
export async function approvesDecision(staff: Page, name: string, look: Look): Promise<void> {
  await staff.goto('/console/breaches');
  await staff.getByRole('row', { name }).getByRole('link').first().click();
  await expect(staff.getByRole('button', { name: '批准', exact: true })).toBeVisible();
  await look(staff, 'breach-approve');
  await staff.getByRole('button', { name: '批准', exact: true }).click();
  await staff.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
  await expect(staff.getByText('已批准，决定书已制作，并已短信通知当事人签收。')).toBeVisible();
}

/** 诚信档案库: the record stands once the decision was served, and the application of that sitting is void. */
export async function isRecorded(staff: Page, page: Page, status: string, name: string, look: Look): Promise<void> {
  await expect(async () => {
    await staff.goto('/console/integrity-records');
    await expect(staff.getByRole('row', { name })).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: BACKGROUND });
  await look(staff, 'register');
  await page.goto(status);
  await expect(page.getByText('报名无效').first()).toBeVisible();
}

import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { DAYS } from './dates.ts';
import type { Look } from './look.ts';
import { openTab, typeWindows } from './national.ts';

/** How a province holds the sitting: its windows, and its policies by the words of their choices. */
export type Terms = { key: string; name: string; windows: Readonly<Record<string, readonly [string, string]>>; policies: Readonly<Record<string, string>>; expected: string; notice: string };

/** 山东: online all the way, everything looked at twice, data open until they are paid for. */
export const SHANDONG: Terms = {
  key: 'shandong', name: '山东省', windows: DAYS.shandong, expected: '42000', notice: '线上核验一般在 3 个工作日内完成，请尽早确认报名信息。',
  policies: { 修改策略: '缴费前可修改', 核验时间: '考前核验', 核验方式: '线上核验', 复审: '全部复审', 缴费方式: '网上支付', 属地要求: '属地（本人申报）' },
};

/** 甘肃: at the counter with the originals, paid there, fixed once confirmed. */
export const GANSU: Terms = {
  key: 'gansu', name: '甘肃省', windows: DAYS.gansu, expected: '9000', notice: '请先预约，再携带报名表和原件到所选审核点办理。',
  policies: { 修改策略: '确认前可修改', 核验时间: '考前核验', 核验方式: '现场核验', 复审: '一审即定', 缴费方式: '现场缴费', 属地要求: '不限' },
};

/** 本省时间与政策: joins the sitting with windows inside the national frame and policies of its own. */
export async function joinSitting(page: Page, terms: Terms, look: Look): Promise<void> {
  await page.goto(`/console/sittings/${DAYS.sitting}`);
  await openTab(page, '各省时间与政策');
  await expect(page.getByText('本省尚未安排本次考试')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: terms.name })).toBeVisible();
  await typeWindows(page, terms.windows, ['开始', '截止']);
  for (const [topic, choice] of Object.entries(terms.policies)) await page.getByLabel(topic, { exact: true }).selectOption({ label: choice });
  await page.getByLabel('预计报名人数').fill(terms.expected);
  await page.getByLabel('提示（中文）').fill(terms.notice);
  await page.getByLabel('提示（英文）').fill('See the notices of the province before you come.');
  await look(page, `province-${terms.key}`);
  await page.getByRole('button', { name: '保存并加入' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存。' })).toBeVisible();
}

/** 收费标准: one amount for objective, another for written papers, each with its basis. */
export async function setFees(page: Page, province: string, lines: readonly { type: string; yuan: string; basis: string }[], look: Look): Promise<void> {
  await page.goto('/console/fees?exam=034');
  const form = page.getByRole('region', { name: `修改${province}的收费标准` });
  await expect(form).toBeVisible();
  while ((await form.getByRole('button', { name: /^删除本行/ }).count()) > 0) await form.getByRole('button', { name: /^删除本行/ }).first().click();
  for (const [at, { type, yuan, basis }] of lines.entries()) {
    await form.getByRole('button', { name: '增加一行' }).click();
    const line = form.getByRole('group', { name: `第 ${String(at + 1)} 行` });
    await line.getByLabel('题型').selectOption({ label: type });
    await line.getByLabel('每科金额（元）').fill(yuan);
    await line.getByLabel('收费依据').fill(basis);
  }
  await form.getByLabel('原因').fill('按新的收费文件调整');
  await look(page, 'fees');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存。' })).toBeVisible();
}

export type Point = { prefecture: string; name: string; nameEn: string; address: string; phone: string; capacity: string };

/** 开设审核点. */
export async function openPoint(page: Page, point: Point, look: Look): Promise<void> {
  await page.goto('/console/places');
  await page.getByRole('button', { name: '开设审核点' }).click();
  const dialog = page.getByRole('dialog', { name: '开设审核点' });
  await dialog.getByLabel('地市').selectOption({ label: point.prefecture });
  await dialog.getByLabel('名称（中文）').fill(point.name);
  await dialog.getByLabel('名称（英文）').fill(point.nameEn);
  await dialog.getByLabel('地址').fill(point.address);
  await dialog.getByLabel('电话').fill(point.phone);
  await dialog.getByLabel('日接待量').fill(point.capacity);
  await look(page, 'point');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('cell', { name: new RegExp(`^${point.name} `) })).toBeVisible();
}

/** 排定时段: half hours of one day at a review point, ten places each. */
export async function planSlots(page: Page, point: string, look: Look): Promise<void> {
  await page.goto(`/console/appointments?day=${DAYS.onSite}`);
  await page.getByLabel('审核点').selectOption({ label: point });
  await page.getByRole('button', { name: '排定时段' }).click();
  const dialog = page.getByRole('dialog', { name: '排定时段' });
  await look(page, 'plan-slots');
  await dialog.getByRole('button', { name: '排定', exact: true }).click();
  await expect(dialog.getByText('新增 11 个时段')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(page.getByRole('heading', { level: 2, name: /^09:00–09:30/ })).toBeVisible();
}

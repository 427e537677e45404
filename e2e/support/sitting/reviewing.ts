import type { Page } from '@playwright/test';
import { openShift } from '../cash-shift.ts';
import { expect } from '../expect.ts';
import type { Look } from './look.ts';

/** 资格核验: finds a person in the queue by name, as a reviewer does, and opens the case. */
export async function openCase(staff: Page, name: string, look: Look): Promise<void> {
  await staff.goto('/console/review?state=all');
  await staff.getByLabel('姓名、证件号码或报名序号').fill(name);
  await staff.getByRole('search').getByRole('button', { name: '查找' }).click();
  const row = staff.getByRole('row', { name });
  await expect(row).toHaveCount(1);
  await look(staff, 'queue');
  await row.getByRole('link').first().click();
  await expect(staff.getByRole('heading', { level: 1 })).toHaveText(/ · \d{18}$/);
}

/** 线上核验: takes the case, goes through the checklist and decides; a return says what is asked for. */
export async function decideOnline(staff: Page, name: string, decision: '核验通过' | '退回补正', reason: string, asked: readonly string[], look: Look): Promise<void> {
  await openCase(staff, name, look);
  await staff.getByRole('button', { name: '领取', exact: true }).click();
  await expect(staff.getByRole('status').filter({ hasText: '您已领取' })).toBeVisible();
  await staff.getByRole('radio', { name: decision }).check();
  if (decision === '核验通过') for (const line of await staff.getByRole('group', { name: /^核验清单/ }).getByRole('checkbox').all()) await line.check();
  if (reason !== '') await staff.getByLabel('意见', { exact: true }).fill(reason);
  for (const material of asked) await staff.getByRole('group', { name: '要求补充的材料' }).getByLabel(material, { exact: true }).check();
  await look(staff, decision === '核验通过' ? 'case-approve' : 'case-return');
  await staff.getByRole('button', { name: `提交决定：${decision}` }).click();
  await expect(staff.getByText(/已提交，当前状态：/)).toBeVisible();
}

/** 复审: a second person looks for themselves and confirms what the first decided. */
export async function confirmAsSecond(staff: Page, name: string, look: Look): Promise<void> {
  await openCase(staff, name, async () => {});
  await expect(staff.getByRole('heading', { level: 2, name: '复审' })).toBeVisible();
  await look(staff, 'second-review');
  await staff.getByRole('button', { name: '确认初审决定' }).click();
  await expect(staff.getByText(/已提交，当前状态：/)).toBeVisible();
}

/** 现场窗口: the number on the form, the person in front, every original on the list, the decision, the receipt. */
export async function decideAtCounter(staff: Page, point: string, number: string, name: string, look: Look): Promise<void> {
  await staff.goto('/console/counter');
  await staff.getByLabel('报名序号（可用扫码枪）').fill(number);
  await staff.getByRole('button', { name: '受理' }).click();
  await expect(staff.getByRole('heading', { level: 2, name: '核对本人' })).toBeVisible();
  await expect(staff.getByRole('img', { name: `${name} 的照片` })).toBeVisible();
  const originals = staff.getByRole('group', { name: '原件核对清单' }).getByRole('checkbox');
  await expect(originals.first()).toBeVisible();
  for (const original of await originals.all()) await original.check();
  await staff.getByRole('radio', { name: '核验通过' }).check();
  await look(staff, 'counter');
  await staff.getByRole('button', { name: '登记决定' }).click();
  await expect(staff.getByText(/^已登记：核验通过/)).toBeVisible();
  await look(staff, 'counter-done');
  await expectPdf(staff, await staff.getByRole('link', { name: '打印回执（PDF）' }).getAttribute('href'));
  await staff.getByRole('button', { name: '下一位' }).last().click();
  await expect(staff.getByLabel('报名序号（可用扫码枪）')).toBeFocused();
  await expect(staff.getByLabel('审核点').locator('option:checked')).toHaveText(point);
  await expect(staff.getByRole('row', { name })).toBeVisible();
  await look(staff, 'counter-day');
  await expectPdf(staff, await staff.getByRole('link', { name: '打印交接清单（PDF）' }).getAttribute('href'));
}

/** 核验预约: who comes today; they came. */
export async function receives(staff: Page, point: string, day: string, name: string, look: Look): Promise<void> {
  await staff.goto(`/console/appointments?day=${day}`);
  await staff.getByLabel('审核点').selectOption({ label: point });
  await expect(staff.getByText('共 1 人')).toBeVisible();
  await look(staff, 'appointments');
  await staff.getByRole('button', { name: `到场：${name}`, exact: true }).click();
  await expect(staff.getByText('已到场', { exact: true })).toBeVisible();
}

/** 现场缴费: the drawer counted, then found by the number, compared, registered under the next receipt. */
export async function takesPayment(staff: Page, number: string, look: Look): Promise<void> {
  await openShift(staff);
  await staff.goto('/console/payments');
  await staff.getByLabel('报名序号').fill(number);
  await staff.getByRole('button', { name: '查找' }).click();
  await look(staff, 'payment');
  await staff.getByRole('button', { name: '登记已收款' }).click();
  await expect(staff.getByText(/已登记：订单 \d+/)).toBeVisible();
}

async function expectPdf(page: Page, address: string | null): Promise<void> {
  const reply = await page.request.get(address ?? '');
  expect(reply.headers()['content-type']).toBe('application/pdf');
  expect((await reply.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}

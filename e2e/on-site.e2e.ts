import { expect } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, save, type Choice } from './support/apply.ts';
import { declineAndHandIn } from './support/materials.ts';
import { readyCandidate } from './support/ready.ts';
import { openShift } from './support/cash-shift.ts';
import { decide, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

const NANCHANG: Choice = { exam: '一级建造师', province: '江西省', provinceCode: '36', prefecture: '南昌市' };

test('reviewed at the counter and paid at the counter: 现场核验, 现场缴费, 报名完成 (R-2.2.5-01, R-2.2.7-02, T11c, T22)', async ({ page, browser }) => {
  await readyCandidate(page, { name: '赵建国' });
  await chooseExam(page, NANCHANG);
  await fillApplication(page, NANCHANG);
  await save(page);
  await declineAndHandIn(page);
  await confirmApplication(page);
  await expect(page.getByText('已确认，待现场核验').first()).toBeVisible();
  await seen(page, /一级建造师/);
  const status = new URL(page.url()).pathname;
  const id = status.split('/').at(-1) ?? '';
  const { number, dueInFen } = (await (await page.request.get(`/api/applications/${id}`)).json()) as { number: string; dueInFen: number };

  const staff = await staffBrowser(browser, 'shenhe.jiangxi');
  await decide(staff, id, '核验通过', '原件已核对');
  await openShift(staff);
  await staff.goto('/console/payments');
  await staff.getByLabel('报名序号').fill(number);
  await staff.getByRole('button', { name: '查找' }).click();
  await expect(staff.getByLabel('实收金额（元）')).toHaveValue((dueInFen / 100).toFixed(2));
  await staff.getByRole('button', { name: '登记已收款' }).click();
  await expect(staff.getByText(/已登记：订单 \d+/)).toBeVisible();

  await staff.getByRole('link', { name: /收据 S36\d+-\d{4}-\d{6}/ }).click();
  await staff.getByRole('button', { name: /^打印/ }).click();
  await expect(staff.getByRole('link', { name: '打开第 1 次打印的收据（PDF）' })).toBeVisible();

  await page.goto(status);
  await expect(page.getByText('报名完成').first()).toBeVisible();
  await expect(page.getByText('报考状态：报名完成')).toBeVisible();
  await seen(page, /一级建造师/);
  await staff.context().close();
});

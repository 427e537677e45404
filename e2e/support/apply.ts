import type { Page } from '@playwright/test';
import { expect } from './expect.ts';
import { PASSWORD } from './people.ts';
import { captchaDone } from './register.ts';
import { seen } from './watched.ts';

/** What the journeys apply for: all subjects of 一级建造师（建筑工程） in 济南, unless the province is another. */
export type Choice = { exam: string; province: string; provinceCode: string; prefecture: string };
export const JINAN: Choice = { exam: '一级建造师', province: '山东省', provinceCode: '37', prefecture: '济南市' };

/** 我的报考 → 选择报考列表 → confirm dialog → province → notice → instructions → the form (R-2.2.1-07 … -22). */
export async function chooseExam(page: Page, choice: Choice = JINAN): Promise<void> {
  await page.goto('/my/applications');
  await seen(page, '我的报考');
  await page.getByRole('link', { name: '选择考试' }).first().click();
  await seen(page, '选择报考列表');
  await page.getByRole('row', { name: choice.exam }).getByRole('link', { name: '选择', exact: false }).first().click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await seen(page, '选择省份');
  await page.locator(`[name="province"][value="${choice.provinceCode}"]`).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await seen(page, '报名证明事项告知承诺制告知书');
  await readAndAgree(page, '我已阅知并同意');
  await seen(page, '考试文件：报考须知');
  await readAndAgree(page, '已阅读并知晓');
  await seen(page, '填写报考信息');
}

async function readAndAgree(page: Page, words: string): Promise<void> {
  if (await page.evaluate(() => document.querySelector('[data-long-end]') !== null)) await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await page.getByLabel(words).check();
  await page.getByRole('button', { name: '下一步' }).click();
}

/** Fills the form for a bachelor of civil engineering with eight years in the profession; linked choices are waited for. */
export async function fillApplication(page: Page, choice: Choice = JINAN): Promise<void> {
  const field = (name: string) => page.locator(`[name="${name}"]`);
  await field('prefecture').selectOption({ label: choice.prefecture });
  await expect(field('reviewPointId').locator('option')).not.toHaveCount(1);
  await field('reviewPointId').selectOption({ index: 1 });
  if ((await field('territorialTie').count()) > 0) await page.locator('[name="territorialTie"][value="work"]').check();
  const level = field('levelCode').locator('option', { hasText: '全科' }).first();
  await field('levelCode').selectOption((await level.getAttribute('value')) ?? '');
  await expect(field('specialtyCode').locator('option', { hasText: '建筑工程' })).toHaveCount(1);
  await field('specialtyCode').selectOption((await field('specialtyCode').locator('option', { hasText: '建筑工程' }).getAttribute('value')) ?? '');
  const show = page.getByRole('button', { name: '显示科目和报考条件' });
  if (await show.isVisible()) await show.click();
  await expect(page.getByText('必考，已选定').or(page.locator('input[type="checkbox"][name="subjectCodes"]')).first()).toBeVisible();
  for (const box of await page.locator('input[type="checkbox"][name="subjectCodes"]:not([disabled])').all()) await box.check();
  await page.locator('[name="educationId"]').first().check();
  await field('yearsOfWork').fill('10');
  await field('yearsInProfession').fill('8');
  await field('employer').fill('济南城建集团有限公司');
  await field('employerKind').selectOption({ label: '国有企业' });
  if ((await field('workHistory.0.from').count()) === 0 && (await page.getByRole('button', { name: '添加工作经历' }).count()) > 0) {
    await page.getByRole('button', { name: '添加工作经历' }).click();
    await expect(field('workHistory.0.from')).toBeVisible();
  }
  if ((await field('workHistory.0.from').count()) > 0) {
    await field('workHistory.0.from').fill('2014-07-01');
    await field('workHistory.0.employer').fill('济南城建集团有限公司');
    await field('workHistory.0.duty').fill('施工管理');
  }
  await field('phone').fill('13800130001');
  await field('mail').fill('zhangwei@example.cn');
  await field('address').fill('山东省济南市历下区解放路1号');
  await field('postcode').fill('２５００１４');
}

/** 【保存】 with the captcha (R-2.2.3-06). */
export async function save(page: Page): Promise<void> {
  await captchaDone(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
}

/** Signs the letter and answers that the data are right (R-2.2.3-07, -08); with the password where the sign-in is older than half an hour by the program's clock. */
export async function signAndCheck(page: Page, password = PASSWORD): Promise<void> {
  await seen(page, '报考承诺书');
  await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await page.getByLabel(/本人已阅读并理解上述内容/).check();
  const again = page.locator('[name="currentPassword"]');
  if ((await again.count()) > 0) await again.fill(password);
  await page.getByRole('button', { name: '签署承诺书' }).click();
  await checkData(page);
}

/** 核对报名信息. */
export async function checkData(page: Page): Promise<void> {
  await seen(page, '核对报名信息');
  await page.getByRole('button', { name: '确定' }).click();
}

/** 报名信息确认 with its last question (R-2.2.4-07). */
export async function confirmApplication(page: Page): Promise<void> {
  await page.getByRole('link', { name: '报名信息确认' }).first().click();
  await seen(page, '报名信息确认');
  const mismatch = page.getByRole('dialog').getByRole('button', { name: '我已知晓，继续报名' });
  if (await mismatch.isVisible()) await mismatch.click();
  await page.getByRole('link', { name: '确认报名信息' }).click();
  await expect(page.getByRole('dialog').getByText('请认真核对报名信息, 确保报名信息完整准确, 确定吗?')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
}

/** 缴费 at the stand-in bank and back (R-2.2.7-03). */
export async function payOnline(page: Page): Promise<void> {
  await page.getByRole('link', { name: '缴费', exact: true }).first().click();
  await seen(page, '缴费');
  await page.getByRole('button', { name: /核对无误，去支付/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('收银台');
  await page.getByRole('button', { name: '确认支付' }).click();
  await expect(page.getByText('支付成功，报名完成')).toBeVisible({ timeout: 30_000 });
}

import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { confirmApplication, fillApplication, chooseExam, payOnline, save, signAndCheck, type Choice } from '../apply.ts';
import { declineAndHandIn, handIn, uploadOpen } from '../materials.ts';
import type { Person } from '../people.ts';
import { pickPhoto } from '../pick-photo.ts';
import { captchaDone, enterPhoneCode, fillReentry, fillRegistration, signInByPage } from '../register.ts';
import type { Look } from './look.ts';

export const IN_JINAN: Choice = { exam: '一级建造师', province: '山东省', provinceCode: '37', prefecture: '济南市' };
export const IN_LANZHOU: Choice = { exam: '一级建造师', province: '甘肃省', provinceCode: '62', prefecture: '兰州市' };

/** Registers, signs in and uploads the photo, every act on its page; waits until the registries have answered. */
export async function joins(page: Page, person: Person, portrait: string): Promise<void> {
  await page.goto('/register');
  await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: '接受', exact: true }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await fillRegistration(page, person);
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();
  const reentry = page.getByRole('dialog', { name: '重新输入进行信息确认' });
  await fillReentry(reentry, person);
  await reentry.getByRole('button', { name: '确定' }).click();
  await enterPhoneCode(page, person);
  await page.getByRole('button', { name: '完成注册' }).click();
  await page.getByRole('dialog', { name: '注册成功' }).getByRole('link', { name: '确定' }).click();
  await signInByPage(page, person);
  await uploadsPhoto(page, portrait);
  await expect(async () => {
    await page.goto('/my/verification');
    await expect(page.getByRole('main')).toContainText('可以选择考试报名', { timeout: 500 });
  }).toPass({ timeout: BACKGROUND });
}

/** 照片上传: picked, cropped and checked in the browser. */
export async function uploadsPhoto(page: Page, portrait: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('注册照片维护');
  await pickPhoto(page, portrait);
  const dialog = page.getByRole('dialog');
  await dialog.locator('.captcha__act').click();
  await expect(dialog.getByText('验证通过')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: '确定上传' }).click();
  await expect(page.getByText('照片上传成功。')).toBeVisible();
}

/** By commitment: signs, confirms, is approved by the machine and pays at once (自动核验, 报名完成). */
export async function appliesByCommitment(page: Page, look: Look): Promise<void> {
  await chooseExam(page, IN_JINAN);
  await fillApplication(page, IN_JINAN);
  await save(page);
  await signAndCheck(page);
  await confirmApplication(page);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  await payOnline(page);
  await page.getByRole('link', { name: '返回报考状态' }).click();
  await expect(page.getByText('报考状态：报名完成')).toBeVisible();
  await look(page, 'candidate-complete');
}

/** Without the commitment: hands papers in and confirms; a person reviews (线上核验 or 现场核验, as the province has it). */
export async function appliesWithMaterials(page: Page, choice: Choice, waitsFor: '线上核验' | '现场核验'): Promise<void> {
  await chooseExam(page, choice);
  await fillApplication(page, choice);
  await save(page);
  await declineAndHandIn(page);
  await confirmApplication(page);
  await expect(page.getByText(`已确认，待${waitsFor}`).first()).toBeVisible();
}

/** Fills the form and leaves it there, unconfirmed: what lapses when the confirmation closes. */
export async function savesOnly(page: Page): Promise<void> {
  await chooseExam(page, IN_JINAN);
  await fillApplication(page, IN_JINAN);
  await save(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('报考承诺书');
}

/** The eighteen digits of the application whose status page is open (报名序号). */
export async function numberOf(page: Page): Promise<string> {
  return (await page.getByText(/^\d{18}$/).first().textContent()) ?? '';
}

/** After a return: reads why, uploads what is asked for anew, and confirms again. */
export async function correctsAndConfirms(page: Page, status: string, why: string): Promise<void> {
  await page.goto(status);
  await expect(page.getByText(why).first()).toBeVisible();
  await page.getByRole('link', { name: '上传证明材料' }).first().click();
  await uploadOpen(page, 'portrait-09');
  await handIn(page);
  await confirmApplication(page);
  await expect(page.getByText('已确认，待线上核验').first()).toBeVisible();
}

/** 现场核验预约: the first free half hour. */
export async function booksAppointment(page: Page, status: string, look: Look): Promise<void> {
  await page.goto(status);
  await page.getByRole('main').getByRole('link', { name: '预约现场核验时间' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('现场核验预约');
  await page.getByRole('radio').first().check();
  await look(page, 'book');
  await page.getByRole('button', { name: '预约', exact: true }).click();
  await expect(page.getByText(/^您已预约：/)).toBeVisible();
}

/** Before the opening minute the exam is announced and not yet to be chosen. */
export async function cannotApplyYet(page: Page): Promise<void> {
  await page.goto('/my/applications/choose');
  await expect(page.getByRole('row', { name: IN_JINAN.exam }).getByRole('link', { name: '选择' })).toHaveCount(0);
}

/** Pays what was approved, at the stand-in bank. */
export async function paysOnline(page: Page, status: string): Promise<void> {
  await page.goto(status);
  await payOnline(page);
}

/** 催办提醒: a text message told somebody that the deadline is near. */
export async function wasReminded(page: Page, phone: string): Promise<void> {
  await expect(async () => {
    await page.goto('/demo/messages?channel=sms&lang=zh');
    await expect(page.getByRole('listitem').filter({ hasText: phone }).filter({ hasText: '尚未完成' }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: BACKGROUND });
}

/** 逾期失效. */
export async function hasLapsed(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/my/applications');
    await expect(page.getByText('逾期未完成，报名失效').first()).toBeAttached({ timeout: 1_000 }); // what ended is folded away
  }).toPass({ timeout: BACKGROUND });
}

import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';
import { codeSentTo } from './ready.ts';
import type { Person } from './people.ts';
import { seen } from './watched.ts';

/** From the first page through agreement and notes to the registration form, looking at every page (R-2.1.1-03 … -08). */
export async function openRegistrationForm(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '注册帐号' }).click();
  await seen(page, /网上报名协议/);
  await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: '接受', exact: true }).click();
  await seen(page, '注册须知');
  await page.getByRole('button', { name: '下一步' }).click();
  await seen(page, '全国专业技术人员资格考试报名服务平台');
}

/** Types everything the form asks for, as far as the captcha. */
export async function fillRegistration(page: Page, person: Person): Promise<void> {
  await page.getByLabel('考生姓名').fill(person.name);
  await page.locator('[name="documentNumber"]').fill(person.documentNumber);
  await page.locator('[name="educations.0.certificateNumber"]').fill(person.certificateNumber);
  await page.locator('[name="educations.0.institution"]').fill('山东大学');
  await page.locator('[name="educations.0.graduatedIn"]').fill('201406');
  await page.locator('[name="educations.0.major"]').fill('土木工程');
  await page.locator('[name="educations.0.level"]').selectOption({ label: '大学本科' });
  await page.locator('[name="educations.0.mode"]').selectOption({ label: '全日制' });
  await page.locator('[name="mail"]').fill(person.mail);
  await page.locator('[name="phone"]').fill(person.phone);
  await page.locator('[name="userName"]').fill(person.userName);
  await page.locator('[name="password"]').fill(person.password);
  await page.locator('[name="passwordAgain"]').fill(person.password);
  await page.locator('[name="recoveryQuestion"]').selectOption({ index: 1 });
  await page.locator('[name="recoveryAnswer"]').fill('历城实验小学');
}

/** Types again what the re-entry asks for (R-2.1.1-27), in its dialog or on its page. */
export async function fillReentry(at: Locator, person: Person): Promise<void> {
  await at.locator('[name="name"]').fill(person.name);
  await at.locator('[name="documentType"]').selectOption({ label: '居民身份证' });
  await at.locator('[name="documentNumber"]').fill(person.documentNumber);
  await at.locator('[name="educations.0.certificateNumber"]').fill(person.certificateNumber);
  await at.locator('[name="educations.0.graduatedIn"]').fill('201406');
  await at.locator('[name="educations.0.level"]').selectOption({ label: '大学本科' });
}

/** Waits for the proof of work of the page's form. */
export async function captchaDone(page: Page): Promise<void> {
  await expect(page.getByText('验证通过')).toBeVisible({ timeout: 30_000 });
}

/** 手机验证: asks for the code, reads it where the phone would show it, types it. */
export async function enterPhoneCode(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText(/验证码已发送至/)).toBeVisible();
  await page.locator('[name="code"]').fill(await codeSentTo(page.request, person.phone));
}

/** Signs in through the sign-in page. */
export async function signInByPage(page: Page, person: Person): Promise<void> {
  await page.locator('[name="userName"]').fill(person.userName);
  await page.locator('[name="password"]').fill(person.password);
  await captchaDone(page);
  await page.getByRole('button', { name: '登录' }).click();
}

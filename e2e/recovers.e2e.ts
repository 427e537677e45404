import { expect, type Page } from '@playwright/test';
import type { Person } from './support/people.ts';
import { afterTheWait, codeSentTo, registered } from './support/ready.ts';
import { captchaDone, signInByPage } from './support/register.ts';
import { seen, test } from './support/watched.ts';

const NEW_PASSWORD = 'xin1-an1-jiang1';

/** 密码重置 shows the user name; the new password then opens the account (R-2.1.2-04). */
async function resetAndSignIn(page: Page, person: Person): Promise<void> {
  await seen(page, '密码重置');
  await expect(page.locator('.account-user-name')).toHaveText(person.userName);
  await page.locator('[name="password"]').fill(NEW_PASSWORD);
  await page.locator('[name="passwordAgain"]').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '确定' }).click();
  await seen(page, '登录');
  await expect(page.getByText('密码已重置，请用新密码登录。')).toBeVisible();
  await signInByPage(page, { ...person, password: NEW_PASSWORD });
  await expect(page).toHaveURL(/\/my\//);
}

test('who forgot user name and password recovers both by the question (R-2.1.2-02, R-3.1.1-02)', async ({ page }) => {
  const person = await registered(page);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '找回用户名或密码' }).click();
  await seen(page, '密码找回');
  await page.locator('[name="name"]').fill(person.name);
  await page.locator('[name="documentNumber"]').fill(person.documentNumber);
  await captchaDone(page);
  await page.getByRole('button', { name: '查询' }).click();

  await seen(page, '回答预留问题');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await expect(page.getByText(/验证码已经发出/)).toBeVisible();
  await page.locator('[name="answer"]').fill('历城实验小学');
  await page.locator('[name="code"]').fill(await codeSentTo(page.request, person.mail));
  await page.getByRole('button', { name: '下一步' }).click();
  await resetAndSignIn(page, person);
});

test('and by SMS (R-2.1.2-03, R-3.1.1-03)', async ({ page }) => {
  const person = await registered(page);
  await afterTheWait(page.request);
  await page.goto('/recover');
  await page.getByRole('link', { name: '短信验证码找回' }).click();
  await seen(page, '密码找回');
  await page.locator('[name="name"]').fill(person.name);
  await page.locator('[name="documentNumber"]').fill(person.documentNumber);
  await page.locator('[name="phone"]').fill(person.phone);
  await captchaDone(page);
  await page.getByRole('button', { name: '查询' }).click();
  await seen(page, '短信验证');
  await page.locator('[name="code"]').fill(await codeSentTo(page.request, person.phone));
  await page.getByRole('button', { name: '下一步' }).click();
  await resetAndSignIn(page, person);
});

test('a stranger sees the same page for somebody who is not registered (R-2.1.2-05)', async ({ page }) => {
  await page.goto('/recover/sms');
  await page.locator('[name="name"]').fill('王建国');
  await page.locator('[name="documentNumber"]').fill('370112198001011098');
  await page.locator('[name="phone"]').fill('13900009999');
  await captchaDone(page);
  await page.getByRole('button', { name: '查询' }).click();
  await seen(page, '短信验证');
});

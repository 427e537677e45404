import { expect } from '@playwright/test';
import { newPerson } from './support/people.ts';
import { pickPhoto } from './support/pick-photo.ts';
import { verified } from './support/ready.ts';
import { captchaDone, enterPhoneCode, fillReentry, fillRegistration, openRegistrationForm, signInByPage } from './support/register.ts';
import { asked, seen, test } from './support/watched.ts';

test('a candidate registers, signs in, uploads the photo and sees the verification (R-2.1.1, R-2.2.1-01 … -05)', async ({ page }) => {
  const person = newPerson();
  await openRegistrationForm(page);
  await fillRegistration(page, person);
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();

  const reentry = await asked(page, '重新输入进行信息确认');
  await fillReentry(reentry, { ...person, documentNumber: newPerson().documentNumber });
  await reentry.getByRole('button', { name: '确定' }).click();
  await asked(page, '重新输入进行信息确认');
  await expect(reentry.locator('.problems')).toBeFocused();
  await reentry.locator('[name="documentNumber"]').fill(person.documentNumber);
  await reentry.getByRole('button', { name: '确定' }).click();

  await seen(page, '手机验证');
  await enterPhoneCode(page, person);
  await page.getByRole('button', { name: '完成注册' }).click();
  const done = await asked(page, '注册成功');
  await expect(done.getByText(`您已完成注册，并与${person.phone.slice(0, 3)}********手机进行绑定，请登录后进行报名及相关操作！`)).toBeVisible();
  await done.getByRole('link', { name: '确定' }).click();

  await seen(page, '登录');
  await signInByPage(page, person);
  // without a photo the sign-in leads to its page, and says why (R-2.2.1-01)
  await seen(page, '注册照片维护');
  await expect(page.getByText('请先上传照片')).toBeVisible();
  await pickPhoto(page, '05');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.locator('.captcha__act').click();
  await expect(dialog.getByText('验证通过')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: '确定上传' }).click();
  await expect(page.getByText('照片上传成功。')).toBeVisible();
  await seen(page, '注册照片维护');

  await verified(page);
  await page.goto('/my/verification');
  await expect(page.getByRole('main')).toContainText('可以选择考试报名');
  await seen(page, /核验/);
});

test('every fault of the registration form is told at once, each at its field, and nothing typed is lost (R-2.1.1-26)', async ({ page }) => {
  const person = newPerson();
  await openRegistrationForm(page);
  await fillRegistration(page, { ...person, documentNumber: `${person.documentNumber.slice(0, 17)}${person.documentNumber.endsWith('1') ? '2' : '1'}` });
  await page.locator('[name="passwordAgain"]').fill('another-one');
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.locator('.problems')).toBeFocused();
  await seen(page, '全国专业技术人员资格考试报名服务平台');
  for (const name of ['documentNumber', 'passwordAgain']) await expect(page.locator(`[name="${name}"]`), name).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('考生姓名')).toHaveValue(person.name);
  await expect(page.locator('[name="password"]')).toHaveValue('');
});

import { expect } from '@playwright/test';
import { newPerson } from './support/people.ts';
import { registered } from './support/ready.ts';
import { captchaDone, enterPhoneCode, fillReentry, fillRegistration, openRegistrationForm, signInByPage } from './support/register.ts';
import { asked, seen, test } from './support/watched.ts';

test('who registered with a wrong name registers again after the prompt that the number is known (R-3.1.3, D-04)', async ({ page, browser }) => {
  const other = await browser.newPage();
  const wrong = await registered(other, { name: '张玮' });
  await other.close();

  const right = { ...newPerson({ name: '张伟' }), documentNumber: wrong.documentNumber };
  await openRegistrationForm(page);
  await fillRegistration(page, right);
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();
  const reentry = await asked(page, '重新输入进行信息确认');
  await fillReentry(reentry, right);
  await reentry.getByRole('button', { name: '确定' }).click();
  await seen(page, '手机验证');
  await enterPhoneCode(page, right);
  await page.getByRole('button', { name: '完成注册' }).click();
  const known = await asked(page, '提示');
  await expect(known.getByText('该证件号码在注册库中已经存在。')).toBeVisible();
  await known.getByRole('link', { name: '返回' }).click();
  await expect(page.getByRole('button', { name: '完成注册' })).toBeFocused();
  await page.getByRole('button', { name: '完成注册' }).click();
  await (await asked(page, '提示')).getByRole('button', { name: '确定，继续注册' }).click();
  await (await asked(page, '注册成功')).getByRole('link', { name: '确定' }).click();
  await signInByPage(page, right);
  await expect(page).toHaveURL(/\/my\//);
});

import { expect } from '@playwright/test';
import { confirmedApplication } from './support/paid.ts';
import { newPerson } from './support/people.ts';
import { codeSentTo, filledIn, readyCandidate } from './support/ready.ts';
import { captchaDone, enterPhoneCode, fillReentry, fillRegistration, openRegistrationForm } from './support/register.ts';
import { asked, seen, test } from './support/watched.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('the re-entry is a dialog over the form: Esc gives form and focus back, a difference is told at its field, the success leads to the sign-in (R-2.1.1-27 … -29)', async ({ page }) => {
  const person = newPerson();
  await openRegistrationForm(page);
  await fillRegistration(page, person);
  await captchaDone(page);
  const submit = page.getByRole('button', { name: '提交' });
  await submit.click();

  const reentry = await asked(page, '重新输入进行信息确认');
  await page.screenshot({ path: test.info().outputPath('re-entry.png') });
  await page.keyboard.press('Escape');
  await expect(reentry).toBeHidden();
  await expect(submit).toBeFocused();
  await expect(page.locator('[name="password"]')).toHaveValue(person.password);

  // what was changed after the dialog is taken as a submission of its own
  await page.locator('[name="mail"]').fill(`neu.${person.mail}`);
  await captchaDone(page);
  await submit.click();
  await asked(page, '重新输入进行信息确认');
  await reentry.getByRole('link', { name: '返回修改' }).click();
  await expect(reentry).toBeHidden();
  await captchaDone(page);
  await submit.click();
  await asked(page, '重新输入进行信息确认');
  await fillReentry(reentry, { ...person, name: '张玮' });
  await reentry.getByRole('button', { name: '确定' }).click();
  await expect(reentry.locator('.problems')).toBeFocused();
  await expect(reentry.locator('[name="name"]')).toHaveAttribute('aria-invalid', 'true');
  await page.screenshot({ path: test.info().outputPath('re-entry-differs.png') });
  await reentry.locator('.problems a').first().click();
  await expect(reentry.locator('[name="name"]')).toBeFocused();
  await reentry.locator('[name="name"]').fill(person.name);
  await reentry.getByRole('button', { name: '确定' }).click();

  await seen(page, '手机验证');
  await enterPhoneCode(page, person);
  await page.getByRole('button', { name: '完成注册' }).click();
  await asked(page, '注册成功');
  await page.screenshot({ path: test.info().outputPath('success.png') });
  await page.keyboard.press('Escape');
  await seen(page, '登录');
});

test('the questions of the menu are dialogs over the status page, and give the focus back', async ({ page }) => {
  await readyCandidate(page);
  const sitting = /\/my\/applications\/choose\/(034-[\d-]+)/.exec(await (await page.request.get('/my/applications/choose')).text())?.[1] ?? '';
  await page.goto(await confirmedApplication(page, { sitting, employer: '济南城建集团有限公司' }));
  await seen(page, /一级建造师/);
  for (const [act, question] of [['修改报名信息', '取消报名确认'], ['放弃报名', '放弃报名']] as const) {
    const link = page.getByRole('navigation').getByRole('link', { name: act, exact: true });
    await link.click();
    const dialog = await asked(page, question);
    await page.screenshot({ path: test.info().outputPath(`${question}.png`) });
    await dialog.getByRole('link', { name: /否|返回|保留|不/ }).first().click();
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
  }
});

test('a form with faults is sent once: its answer takes the place of the page, the focus stands on what is wrong, and it can be sent again', async ({ page }) => {
  const person = newPerson();
  const sent: number[] = [];
  page.on('response', (reply) => { if (reply.request().method() === 'POST' && new URL(reply.url()).pathname === '/register/form') sent.push(reply.status()); });
  await openRegistrationForm(page);
  await fillRegistration(page, person);
  await page.locator('[name="passwordAgain"]').fill('not-the-same-one');
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.locator('.problems')).toBeFocused();
  await expect(page.locator('[name="passwordAgain"]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[name="name"]')).toHaveValue(person.name);
  expect(sent).toEqual([422]);
  await seen(page, '全国专业技术人员资格考试报名服务平台');
  await page.screenshot({ path: test.info().outputPath('faults.png') });
  // the secrets are typed again, as without a script; the captcha of the new page works, and it goes on
  await page.locator('[name="recoveryAnswer"]').fill('历城实验小学');
  await page.locator('[name="password"]').fill(person.password);
  await page.locator('[name="passwordAgain"]').fill(person.password);
  await captchaDone(page);
  await page.getByRole('button', { name: '提交' }).click();
  await asked(page, '重新输入进行信息确认');
  expect(sent.filter((status) => status === 422)).toHaveLength(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the same is a page of its own, and every fault of an empty form is told in one round', async ({ page }) => {
    const person = newPerson();
    await page.goto('/register');
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    for (const field of ['name', 'documentNumber', 'password', 'passwordAgain', 'recoveryAnswer', 'captcha', 'phone']) await expect(page.locator(`.problems a[href="#f-${field}"]`), field).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('全国专业技术人员资格考试报名服务平台');

    await filledIn(page, person);
    await page.goto('/register/re-entry');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('重新输入进行信息确认');
    await fillReentry(page.getByRole('main'), { ...person, name: '张玮' });
    await page.getByRole('button', { name: '确定' }).click();
    await expect(page.locator('[name="name"]')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('重新输入进行信息确认');
    await page.screenshot({ path: test.info().outputPath('re-entry-without-script.png') });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.locator('[name="name"]').fill(person.name);
    await page.getByRole('button', { name: '确定' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('手机验证');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.locator('[name="code"]').fill(await codeSentTo(page.request, person.phone));
    await page.getByRole('button', { name: '完成注册' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('注册成功');
    await page.getByRole('link', { name: '确定' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('登录');
  });
});

import { expect, test, type Page } from '@playwright/test';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { faultsOf } from './support/axe.ts';

const SHEETS = ['parts', 'form', 'errors', 'status'] as const;

/** A page whose breaches of its policy and script errors are kept. */
async function watched(page: Page): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy|TrustedScript|Trusted Type/.test(message.text())) faults.push(message.text()); });
  await page.route('**/api/_kit/**', (route) => route.fulfill({ status: 404, body: '{}' }));
  return faults;
}

for (const width of [320, 360, 1280]) {
  test(`the gallery is without an accessibility fault, a policy breach or sideways scrolling at ${String(width)} px`, async ({ page }) => {
    const faults = await watched(page);
    await page.setViewportSize({ width, height: 800 });
    for (const sheet of SHEETS) {
      for (const lang of ['zh', 'en']) {
        await page.goto(`/_kit?sheet=${sheet}&lang=${lang}`);
        expect(await faultsOf(page), `${sheet} ${lang}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${sheet} ${lang} overflows`).toBeLessThanOrEqual(0);
      }
    }
    expect(faults).toEqual([]);
  });
}

test('main acts are at least 44 px high on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/_kit?sheet=form');
  const targets = await page.locator('.buttons .button:visible, .input:visible').all();
  expect(targets.length).toBeGreaterThan(12);
  for (const target of targets) expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
});

test('a form that came back has the focus on its problems, and each leads to its field', async ({ page }) => {
  await page.goto('/_kit?sheet=errors');
  await expect(page.locator('.problems')).toBeFocused();
  await page.getByRole('link', { name: '请填写毕业院校' }).click();
  await expect(page.locator('#f-educations-0-school')).toBeFocused();
  await expect(page.locator('#f-educations-0-school')).toHaveAccessibleDescription(/^错误：\s*请填写毕业院校$/);
});

test('fields are checked as they are left: full-width digits, the check character, months as people write them', async ({ page }) => {
  await watched(page);
  await page.goto('/_kit?sheet=form');
  const number = page.locator('#f-documentNumber');
  await number.fill('１１０１０１１９９００３０７７７３５');
  await number.blur();
  await expect(number).toHaveValue('11010119900307773５'.normalize('NFKC'));
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await expect(number).toHaveAccessibleDescription('身份证号码有误，请核对 18 位号码');
  await number.fill('11010519491231002x');
  await expect(page.getByText('出生日期 1949-12-31 · 性别 女')).toBeVisible();
  await number.blur();
  await expect(number).toHaveValue('11010519491231002X');
  await expect(number).not.toHaveAttribute('aria-invalid');
  const month = page.locator('#f-educations-0-graduatedIn');
  await month.fill('２０１８年７月');
  await month.blur();
  await expect(month).toHaveValue('201807');
  await expect(month).not.toHaveAttribute('aria-invalid');
});

test('the number rule of one document type leaves the others alone', async ({ page }) => {
  await page.goto('/_kit?sheet=form');
  await page.locator('#f-documentType').selectOption('passport');
  await page.locator('#f-documentNumber').fill('E12345678');
  await page.locator('#f-documentNumber').blur();
  await expect(page.locator('#f-documentNumber')).not.toHaveAttribute('aria-invalid');
});

test('the draft saves itself, says so, and says when it could not', async ({ page }) => {
  const bodies: unknown[] = [];
  let broken = true;
  await page.route('**/api/_kit/draft', async (route) => {
    bodies.push(route.request().postDataJSON());
    await (broken ? route.abort('connectionfailed') : route.fulfill({ status: 204 }));
  });
  await page.goto('/_kit?sheet=form');
  await page.locator('#f-educations-1-school').fill('石河子大学');
  await expect(page.getByText('尚未保存，连接恢复后将自动重试')).toBeVisible();
  broken = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(/^已自动保存 \d\d:\d\d$/)).toBeVisible();
  const sent = z.looseObject({ educations: z.array(z.object({ school: z.string() })) }).parse(bodies.at(-1));
  expect(sent.educations[1]?.school).toBe('石河子大学');
  expect(Object.keys(sent).filter((name) => /^_|captcha|password/.test(name))).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a linked select follows the field it depends on', async ({ page }) => {
  await page.route('**/api/_kit/cities**', (route) => route.fulfill({ json: [{ value: '3701', text: '济南市' }, { value: '3702', text: '青岛市', disabledReason: '本次不设考点' }] }));
  await page.goto('/_kit?sheet=form');
  await page.locator('#f-province').selectOption('37');
  await expect(page.locator('#f-city option')).toHaveText(['请选择', '济南市', '青岛市（本次不设考点）']);
  await page.locator('#f-province').selectOption('');
  await expect(page.locator('#f-city option')).toHaveText(['请选择']);
});

test('a code is asked for without leaving the page, and not twice within its wait', async ({ page }) => {
  let asked: unknown;
  await page.route('**/api/_kit/codes', async (route) => {
    asked = route.request().postDataJSON();
    await route.fulfill({ json: { sentTo: '186********', waitSeconds: 30 } });
  });
  await page.goto('/_kit?sheet=form');
  await page.locator('#f-phone').fill('18600000000');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发送至 186********')).toBeVisible();
  await expect(page.getByRole('button', { name: /秒后可重新获取/ })).toBeDisabled();
  expect(asked).toEqual({ phone: '18600000000' });
});

test('the proof of work solves itself once the form is used, and the server would take it', async ({ page }) => {
  const faults = await watched(page);
  const hmacSignatureSecret = 'gallery';
  const challenge = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 100, counter: 40, deriveKey, hmacSignatureSecret, expiresAt: new Date(Date.now() + 300_000) });
  await page.route('**/api/captcha/challenge', (route) => route.fulfill({ json: challenge }));
  await page.goto('/_kit?sheet=form');
  await page.locator('#f-userName').focus();
  await expect(page.getByText('验证通过')).toBeVisible();
  const proof = JSON.parse(Buffer.from(await page.locator('[name="captcha.proof"]').inputValue(), 'base64').toString('utf8'));
  expect((await verifySolution({ ...proof, deriveKey, hmacSignatureSecret })).verified).toBe(true);
  expect(faults).toEqual([]);
});

test('a dialog opens in place, closes by Esc and gives the focus back', async ({ page }) => {
  await page.goto('/_kit?sheet=parts');
  const link = page.getByRole('link', { name: '取消报考' });
  await link.click();
  const dialog = page.getByRole('dialog', { name: '取消报考' });
  await expect(dialog).toBeVisible();
  expect(await faultsOf(page, { rules: 'all', within: 'dialog' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test('what follows a long text opens when its end was in sight', async ({ page }) => {
  await page.goto('/_kit?sheet=parts');
  const accept = page.getByRole('checkbox', { name: /我已阅读并同意/ });
  await expect(accept).toBeDisabled();
  await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await expect(accept).toBeEnabled();
});

test('a password can be shown and is hidden again', async ({ page }) => {
  await page.goto('/_kit?sheet=form');
  await page.getByRole('button', { name: '显示密码' }).click();
  await expect(page.locator('#f-password')).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: '隐藏密码' }).click();
  await expect(page.locator('#f-password')).toHaveAttribute('type', 'password');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is there: the picture, the refresh of linked choices, nothing held back, the dialog as a page', async ({ page }) => {
    await page.goto('/_kit?sheet=form');
    await expect(page.locator('noscript p')).toBeVisible();
    await page.getByText('改用图片验证码').click();
    await expect(page.locator('[name="captcha.digits"]')).toBeVisible();
    await expect(page.locator('noscript button[name=_edit][value=refresh]')).toBeVisible();
    await page.goto('/_kit?sheet=parts');
    await expect(page.getByRole('checkbox', { name: /我已阅读并同意/ })).toBeEnabled();
    await page.getByRole('link', { name: '取消报考' }).click();
    await expect(page).toHaveURL(/sheet=status/);
  });
});

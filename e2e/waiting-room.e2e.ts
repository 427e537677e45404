import { expect } from '@playwright/test';
import { BACKGROUND } from './support/expect.ts';
import { faultsOf } from './support/axe.ts';
import { startProgram } from './support/program.ts';
import { signInStaff } from './support/staff.ts';
import { test } from './support/watched.ts';

test('an operator switches rush mode on; a newcomer on a phone waits, sees the place fall, and is let in by itself (高峰模式)', async ({ browser }) => {
  const program = await startProgram();
  try {
    const office = await (await browser.newContext({ baseURL: program.url, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage();
    await signInStaff(office, 'xitong');
    await office.goto('/console/operations/rush');
    await office.getByLabel('模式').selectOption('on');
    await office.getByLabel('放行上限（人/秒）').fill('1');
    await office.getByLabel('理由').fill('演练排队，放慢放行');
    await office.getByRole('button', { name: '保存设定' }).click();
    await expect(office.getByText('已保存，各进程两秒内生效。')).toBeVisible();
    await expect(office.getByText('人工开启', { exact: true })).toBeVisible();

    const crowd = Array.from({ length: 25 }, (_, n) => fetch(`${program.url}/sign-in`, { headers: { 'user-agent': `crowd ${String(n)}` } }).then((reply) => reply.text()));
    await Promise.all(crowd);
    const phone = await (await browser.newContext({ baseURL: program.url, locale: 'zh-CN', viewport: { width: 360, height: 740 } })).newPage();
    await phone.goto('/sign-in');
    await expect(phone.getByRole('heading', { level: 1, name: '正在排队' })).toBeVisible();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await faultsOf(phone)).toEqual([]);
    await expect(phone.getByText(/^您前面约有 \d+ 人$/)).toBeVisible();
    const seen = Number(/\d+/.exec((await phone.getByText(/^您前面约有 \d+ 人$/).textContent()) ?? '')?.[0]);
    await phone.reload();
    await expect(phone.getByText(/^您前面约有 \d+ 人$/), 'a reload keeps the place').toBeVisible();
    expect(Number(/\d+/.exec((await phone.getByText(/^您前面约有 \d+ 人$/).textContent()) ?? '')?.[0])).toBeLessThanOrEqual(seen);
    await office.reload();
    await expect(office.getByRole('row', { name: /普通/ })).toBeVisible();
    expect(await faultsOf(office)).toEqual([]);

    await expect(phone.getByRole('heading', { level: 1, name: /登录/ }), 'the page opens by itself').toBeVisible({ timeout: BACKGROUND });
  } finally {
    await program.stop();
  }
});

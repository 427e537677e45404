import { expect } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, JINAN, save } from './support/apply.ts';
import { declineAndHandIn } from './support/materials.ts';
import { readyCandidate, registered } from './support/ready.ts';
import { decide, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

test('a phone that is gone is released by two: the consultant proposes with a proof, the administrator agrees, the candidate reads who did it', async ({ page, browser }) => {
  const person = await registered(page, { name: '马建军' });
  const desk = await staffBrowser(browser, 'kefu.shandong');
  await seen(desk, '协助事项');
  await desk.getByRole('button', { name: '查找考生' }).click();
  await desk.getByRole('textbox', { name: '姓名' }).fill('马建均');
  await desk.getByRole('textbox', { name: '证件号码' }).fill(person.documentNumber);
  await desk.getByRole('button', { name: '查找', exact: true }).click();
  await expect(desk.getByText('没有与姓名和证件号码完全一致的注册信息')).toBeVisible(); // a name that is nearly right finds nobody
  await desk.getByRole('textbox', { name: '姓名' }).fill(person.name);
  await desk.getByRole('button', { name: '查找', exact: true }).click();
  const found = desk.getByRole('article', { name: person.userName });
  await found.getByLabel('办理什么').selectOption({ label: '解绑手机' });
  await found.getByLabel('理由').fill('原号码已停机，本人持身份证到场申请');
  await seen(desk, '协助事项');
  await found.getByRole('button', { name: '提出，等待他人复核' }).click();
  await expect(desk.getByText('已提出，请上传证明材料后由他人复核。')).toBeVisible();
  await desk.locator('input[type="file"]').setInputFiles('seeds/demo/evidence/sheet-3.jpg');
  await expect(desk.getByRole('link', { name: 'sheet-3.jpg' })).toBeVisible();
  await expect(desk.getByRole('button', { name: '同意并办理' })).toHaveCount(0); // who proposes does not decide

  const administrator = await staffBrowser(browser, 'guanli.shandong');
  await administrator.goto('/console/cases?list=accounts');
  await administrator.getByRole('row', { name: person.name }).getByRole('button', { name: '解绑手机' }).click();
  await expect(administrator.getByRole('heading', { level: 2, name: `解绑手机 · ${person.name}` })).toBeVisible();
  await seen(administrator, '协助事项');
  await administrator.getByRole('button', { name: '不同意' }).click();
  await expect(administrator.getByLabel('意见（不同意须写明）')).toHaveAttribute('aria-invalid', 'true');
  await administrator.getByRole('button', { name: '同意并办理' }).click();
  await expect(administrator.getByRole('status').filter({ hasText: '已提交：' })).toBeVisible();
  await desk.reload();
  await desk.getByRole('button', { name: '全部', exact: true }).click();
  await expect(desk.getByRole('row', { name: person.name })).toContainText('已同意');
  for (const staff of [desk, administrator]) await staff.context().close();
});

test('a candidate appeals against a rejection; another than the reviewer lifts it, and the letter says why', async ({ page, browser }) => {
  const person = await readyCandidate(page, { name: '欧阳锋' });
  await chooseExam(page, JINAN);
  await fillApplication(page, JINAN);
  await save(page);
  await declineAndHandIn(page);
  await confirmApplication(page);
  await seen(page, /一级建造师/);
  const status = new URL(page.url()).pathname;
  const reviewer = await staffBrowser(browser, 'shenhe.shandong');
  await decide(reviewer, status.split('/').at(-1) ?? '', '核验不通过', '工作年限证明没有加盖单位公章');
  await page.goto(status);
  await expect(page.getByText('工作年限证明没有加盖单位公章').first()).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '申请复核' }).first().click();
  await seen(page, '申请复核');
  await page.locator('[name="reason"]').fill('证明右下角盖有济南城建集团有限公司公章，扫描件颜色较浅');
  await page.getByRole('button', { name: /提交/ }).click();
  await seen(page, /复核/);

  const administrator = await staffBrowser(browser, 'guanli.shandong');
  await administrator.goto('/console/cases?list=appeals');
  await administrator.getByRole('row', { name: person.name }).getByRole('button').first().click();
  await expect(administrator.getByRole('heading', { level: 2, name: new RegExp(person.name) })).toBeVisible();
  await seen(administrator, '协助事项');
  await administrator.getByRole('radio', { name: '改为核验通过' }).check();
  await administrator.getByLabel('理由（写入结果通知书）').fill('经核对原件，证明所盖公章有效，原核验意见不成立');
  await administrator.getByRole('button', { name: '提交决定' }).click();
  await expect(administrator.getByRole('status').filter({ hasText: '已提交：' })).toBeVisible();
  const letter = await administrator.request.get((await administrator.getByRole('link', { name: /通知书/ }).getAttribute('href')) ?? '');
  expect((await letter.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  await page.goto(status);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  await seen(page, /一级建造师/);
  for (const staff of [reviewer, administrator]) await staff.context().close();
});

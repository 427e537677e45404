import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, payOnline, save, signAndCheck } from './support/apply.ts';
import { readyCandidate } from './support/ready.ts';
import { staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

const NUMBER = `鲁人考处字〔2026〕第${String(Date.now()).slice(-6)}号`;

/** An act of an officer: its button, its dialog filled in, and what the screen says when it is done. */
async function act(officer: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>, submit: string, done: RegExp): Promise<void> {
  await officer.getByRole('button', { name, exact: true }).click();
  const dialog = officer.getByRole('dialog', { name });
  await fill(dialog);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await expect(officer.getByRole('status').filter({ hasText: done })).toBeVisible();
}

test('an integrity case: opened, told, answered, decided by two, served; the application is void, the commitment route closed, the decision published masked (人社部令第31号)', async ({ page, browser }) => {
  test.slow(); // three browsers, one after the other, and every screen looked at
  await readyCandidate(page, { name: '欧阳倩' });
  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await signAndCheck(page);
  await confirmApplication(page);
  await payOnline(page);
  await page.getByRole('link', { name: '返回报考状态' }).click();
  const status = new URL(page.url()).pathname;
  const number = await page.getByText(/^\d{18}$/).first().innerText();

  const zheng = await staffBrowser(browser, 'weiji.shandong');
  await zheng.goto('/console/breaches');
  await seen(zheng, '违纪违规处理');
  await zheng.getByRole('link', { name: '立案' }).click();
  await seen(zheng, '立案');
  await zheng.getByRole('textbox', { name: '报名序号' }).fill(number);
  await zheng.getByRole('button', { name: '查找', exact: true }).click();
  await expect(zheng.getByRole('region', { name: '查到的考生' }).getByText('欧阳倩')).toBeVisible();
  await zheng.getByLabel('适用条款').selectOption({ label: '第七条（严重违纪违规）' });
  await zheng.getByLabel('具体行为').selectOption({ index: 4 });
  await zheng.getByRole('button', { name: '立案', exact: true }).click();
  await expect(zheng.getByText('请写得更完整一些').first()).toBeVisible();
  await zheng.getByLabel('发生日期').fill('2026-09-12');
  await zheng.getByLabel('地点（考点、考场、座位）').fill('济南第一考点第 12 考场 07 座');
  await zheng.getByLabel('事实', { exact: true }).fill('开考 40 分钟后使用藏在衣袖内的无线耳机接收信息，监考人员当场查获。');
  await zheng.getByRole('button', { name: '立案', exact: true }).click();
  await expect(zheng.getByText('已立案，请上传证据后告知当事人。')).toBeVisible();
  await zheng.getByLabel('上传证据').setInputFiles({ name: '违纪情况报告单.jpg', mimeType: 'image/jpeg', buffer: readFileSync('seeds/demo/evidence/sheet-1.jpg') });
  await expect(zheng.getByRole('link', { name: '违纪情况报告单.jpg' })).toBeVisible();
  await act(zheng, '制作告知书', () => Promise.resolve(), '制作并通知', /告知书已制作/);
  await seen(zheng, /欧阳倩/);

  await page.goto('/my/integrity');
  await seen(page, '考试情况与诚信记录');
  await page.getByRole('main').getByRole('link', { name: /一级建造师/ }).click();
  await expect(page.getByText('无线耳机')).toHaveCount(0);
  await page.getByRole('button', { name: '查看并签收' }).click();
  await expect(page.getByText('无线耳机').first()).toBeVisible();
  await page.getByLabel('您的意见').fill('耳机当时没有开机，只是忘记取下，附购买记录。');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('已收到您的意见，正在研究')).toBeVisible();
  await seen(page, /一级建造师/);
  const matter = page.url();

  await zheng.reload();
  await act(zheng, '拟定处理决定', async (dialog) => {
    await dialog.getByLabel('决定文号').fill(NUMBER);
    await dialog.getByLabel('理由').fill('上述事实有监考记录、扣押物品照片和现场录像证实，事实清楚，证据充分。');
    await dialog.getByLabel('对陈述、申辩的复核意见').fill('当事人称耳机未开机，与现场录像不符，不予采纳。');
  }, '提交批准', /已拟定/);
  await expect(zheng.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  await zheng.getByText('暂不能办理').click();
  await expect(zheng.getByText('拟定人和批准人不能是同一人').first()).toBeVisible();

  const tang = await staffBrowser(browser, 'weiji.fuhe');
  await tang.goto('/console/breaches?show=mine');
  await tang.getByRole('link', { name: '欧阳倩' }).click();
  await act(tang, '批准', () => Promise.resolve(), '批准', /已批准/);
  await seen(tang, /欧阳倩/);

  await page.goto(matter);
  await page.getByRole('button', { name: '查看并签收' }).click();
  await expect(page.getByText(NUMBER).first()).toBeVisible();
  await expect(page.getByText(/60 日内/).first()).toBeVisible();
  await seen(page, /一级建造师/);
  await page.goto(status);
  await expect(page.getByText('报名无效').first()).toBeVisible();

  await zheng.reload();
  await act(zheng, '公布决定', async (dialog) => { await dialog.getByLabel('理由（将记入办理经过）').fill('社会影响较大，依法公布'); }, '公布', /已设置公布/);
  await page.goto('/integrity-decisions');
  await expect(page.getByText(NUMBER)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: NUMBER })).toContainText('欧**');
  await expect(page.getByText('欧阳倩', { exact: true })).toHaveCount(0);
  await seen(page, '处理决定公布');

  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await seen(page, '资格审核方式提示');
  await expect(page.getByText('您本次报考不适用告知承诺制')).toBeVisible();
  await expect(page.getByText(/违纪|耳机/)).toHaveCount(0);
  await zheng.context().close();
  await tang.context().close();
});

import { expect, type Page } from '@playwright/test';
import { BACKGROUND } from './support/expect.ts';
import { chooseExam, fillApplication, JINAN, save } from './support/apply.ts';
import { codeSentTo, readyCandidate } from './support/ready.ts';
import { signInStaff, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

/** Presses an act that asks for its reason, and gives one. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('理由').fill('统一用语，写明后果');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('the words of a message are rewritten, tried on the own phone, and approved by a second person', async ({ page, browser }) => {
  await signInStaff(page, 'bu.guanli');
  await page.goto('/console/messages');
  await seen(page, '消息模板');
  await page.goto('/console/messages/templates/photo_approved');
  await page.getByRole('button', { name: '改写全国文字' }).click();
  await expect(page.getByRole('button', { name: '保存草稿' })).toBeDisabled();
  await page.getByLabel(/^短信/).first().fill('您的照片已通过审核，可以报名，请登录查看。');
  const trial = page.getByRole('region', { name: '试发' });
  await trial.getByLabel('本人手机').fill('13905319001');
  await trial.getByRole('button', { name: '获取验证码' }).click();
  await trial.getByLabel('验证码', { exact: true }).fill(await codeSentTo(page.request, '13905319001'));
  await trial.getByRole('button', { name: '确认' }).click();
  await trial.getByRole('button', { name: '试发' }).click();
  await expect(trial.getByText('已试发到 139********')).toBeVisible();
  await seen(page, /照片/);
  await expect.poll(async () => (await page.request.get('/demo/messages?channel=sms&lang=zh')).text()).toContain('【金榜】【测试】您的照片已通过审核，可以报名，请登录查看。');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await act(page, '提交批准');
  await expect(page.getByRole('button', { name: '批准生效' })).toBeDisabled();
  const second = await staffBrowser(browser, 'bu.fuhe');
  await second.goto(new URL(page.url()).pathname);
  await act(second, '批准生效');
  await expect(second.getByText('已生效').first()).toBeVisible();
  await seen(second, /照片/);
  await second.context().close();
});

test('a mass notice is composed, counted, approved by a second person, and read by the candidate', async ({ page, browser }) => {
  await readyCandidate(page, { name: '王晓沛' });
  await chooseExam(page, JINAN);
  await fillApplication(page, JINAN);
  await save(page);
  const author = await staffBrowser(browser, 'guanli.shandong');
  await author.goto('/console/messages/notices/new');
  await seen(author, '写群发通知');
  await author.getByLabel('名称（仅内部可见）', { exact: true }).fill('考试延期');
  const sitting = author.getByLabel('考次');
  await sitting.selectOption(await sitting.getByRole('option', { name: /一级建造师/ }).first().getAttribute('value'));
  await author.getByLabel('未确认').check();
  await author.getByLabel('待缴费').uncheck();
  await author.getByLabel('标题').fill('台风期间考试延期');
  await author.getByLabel('正文（站内、邮件）').fill('{name}：{exam}延期举行，报名继续有效。');
  await author.getByLabel('短信文字').fill('{exam}延期举行，请登录查看。');
  await author.getByLabel('紧急，夜间也发短信').check();
  await author.getByLabel('紧急的理由').fill('台风影响，当日通知到人');
  await author.getByRole('button', { name: '重新计数和抽样' }).click();
  await expect(author.getByText(/现有 [1-9]\d* 人/)).toBeVisible();
  await author.getByRole('button', { name: '保存为草稿' }).click();
  await seen(author, '考试延期');
  await act(author, '提交');
  await expect(author.getByText('待批准').first()).toBeVisible();
  const second = await staffBrowser(browser, 'bu.guanli');
  await second.goto(new URL(author.url()).pathname);
  await act(second, '批准');
  await expect(second.getByText('已发送').first()).toBeVisible({ timeout: BACKGROUND });
  await seen(second, '考试延期');
  for (const staff of [author, second]) await staff.context().close();
  await page.goto('/my/messages');
  await seen(page, '站内消息');
  await page.getByRole('link', { name: '台风期间考试延期' }).click();
  await expect(page.getByText('王晓沛：一级建造师延期举行，报名继续有效。')).toBeVisible();
  await seen(page, '台风期间考试延期');
});

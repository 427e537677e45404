import { expect, type Page } from '@playwright/test';
import { BACKGROUND } from './support/expect.ts';
import { signInStaff, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

const CSV = ['专业名称,专业代码,专业类,分类', '测绘工程,081201,测绘类,本专业', '遥感科学与技术,081202,测绘类,相关专业', '导航工程,81203T,测绘类,相近专业'].join('\r\n');

/** Presses an act that asks for its reason, and gives one. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('理由').fill('按新版专业目录修订');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a table of majors is imported with its faults told, mended, approved by a second person, and answers candidates', async ({ page, browser }) => {
  await signInStaff(page, 'bu.guanli');
  await page.goto('/console/majors');
  await seen(page, '专业对照表');
  await page.getByLabel('041 注册测绘师').check();
  await page.getByRole('button', { name: '开始起草' }).click();
  await seen(page, /号版本$/);
  await page.getByLabel('中文名称').fill('注册测绘师专业对照表');
  await page.getByLabel('收录完整').check();
  await page.getByRole('button', { name: '保存', exact: true }).click();

  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByLabel('选择文件').setInputFiles({ name: '测绘.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await page.getByRole('button', { name: '上传并检查' }).click();
  await expect(page.getByText('3 行：2 行没有问题，1 行有问题')).toBeVisible();
  const faults = page.getByRole('region', { name: '问题' }).last();
  await expect(faults.getByRole('row').filter({ hasText: 'D 分类' })).toContainText('应为本专业、相近专业或其他专业');
  await seen(page, /注册测绘师专业对照表/);
  await page.getByRole('button', { name: '只载入没有问题的 2 行，放弃 1 行' }).click();
  await expect(page.getByText('已载入 2 行').first()).toBeVisible();

  await page.getByRole('button', { name: '内容', exact: true }).click();
  await page.getByRole('button', { name: '增加一行' }).click();
  const dialog = page.getByRole('dialog', { name: '增加一行' });
  await dialog.getByLabel('专业代码').fill('08120');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('专业代码应为 6 位数字')).toBeVisible();
  await dialog.getByLabel('专业代码').fill('081202');
  await dialog.getByLabel('专业名称').fill('遥感科学与技术');
  await dialog.getByLabel('专业类').fill('测绘类');
  await dialog.getByLabel('分类').selectOption('相近专业');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('共 3 行')).toBeVisible();
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await expect(page.getByText('没有发现问题。')).toBeVisible();
  await act(page, '提交批准');
  await expect(page.getByRole('button', { name: '批准生效' })).toBeDisabled();
  await expect(page.getByText('须由另一人批准')).toBeVisible();
  const address = new URL(page.url()).pathname;
  const year = await page.getByText(/041 · \d{4} 年起/).textContent();

  const second = await staffBrowser(browser, 'kaowu.jingji');
  await second.goto(address);
  await expect(second.getByText('没有这个专业对照表版本')).toBeVisible();
  await second.context().close();

  const approver = await staffBrowser(browser, 'bu.fuhe');
  await approver.goto(address);
  await act(approver, '批准生效');
  await expect(approver.getByText('已生效').first()).toBeVisible();
  await approver.context().close();

  await page.goto('/majors');
  await page.getByRole('link', { name: new RegExp(`注册测绘师专业对照表 · ${/\d{4}/.exec(year ?? '')?.[0] ?? ''}年起`) }).click();
  await page.getByLabel('所学专业').fill('导航工程');
  await page.getByLabel('毕业时间').fill('2023');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('“导航工程”对应“导航工程”，属于相近专业')).toBeVisible();
});

test('a reviewer records how a major counts that no table names, and the keeper of the table takes the name over', async ({ page, browser }) => {
  const keeper = await staffBrowser(browser, 'bu.guanli');
  await keeper.goto('/console/majors-precedents');
  const group = keeper.getByRole('listitem').filter({ has: keeper.getByRole('heading', { name: /^智能建造与管理/ }) });
  await expect(async () => {
    await keeper.reload();
    await expect(group).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: BACKGROUND });
  await group.getByRole('button', { name: '各次认定' }).click();
  await expect(group.getByText('培养方案以土木工程课程为主，授予工学学士')).toBeVisible();
  await group.getByRole('button', { name: '列为同义名称' }).click();
  const dialog = keeper.getByRole('dialog');
  await dialog.getByLabel('对应的专业').fill('土木工程');
  await dialog.getByRole('radio', { name: /081001 土木工程/ }).check();
  await dialog.getByRole('button', { name: '列为同义名称' }).click();
  await dialog.getByRole('link', { name: '已登记，查看草稿' }).click();
  await expect(keeper.getByRole('row').filter({ hasText: '智能建造与管理' })).toContainText('审核先例 3 次');
  await keeper.context().close();

  await signInStaff(page, 'shenhe.gansu');
  let waiting: string | undefined;
  await expect(async () => {
    const queue = (await (await page.request.get('/api/staff/review/queue?state=on_site')).json()) as { items: { id: string; majorMismatch: boolean }[] };
    waiting = queue.items.find((r) => r.majorMismatch)?.id;
    expect(waiting).toBeDefined();
  }).toPass({ timeout: BACKGROUND });
  await page.goto(`/console/review/${waiting ?? ''}`);
  await expect(page.getByText('大专专业，课程与土木工程一致')).toBeVisible();
  await expect(page.getByText(/其他省份：本专业 1 次、相近专业 1 次/)).toBeVisible();
  await page.getByRole('button', { name: '记录认定' }).first().click();
  await page.getByLabel('认定为').selectOption('相近专业');
  await page.getByLabel('理由').fill('学校证明所学课程与工程管理一致');
  await page.getByRole('button', { name: '记录', exact: true }).click();
  await expect(page.getByText('本份报考的认定')).toBeVisible();
  await seen(page, / · \d{18}$/);
});

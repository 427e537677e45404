import { expect } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, save } from './support/apply.ts';
import { declineAndHandIn, handIn, uploadOpen } from './support/materials.ts';
import { readyCandidate } from './support/ready.ts';
import { decide, staffBrowser } from './support/staff.ts';
import { seen, test } from './support/watched.ts';

test('without the commitment: proofs uploaded, returned by the reviewer, handed in again, approved (R-2.2.3b, R-2.2.4, R-2.2.5, T12, T14)', async ({ page, browser }) => {
  await readyCandidate(page, { name: '欧阳倩' });
  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await declineAndHandIn(page);
  await confirmApplication(page);
  await expect(page.getByText('已确认，待线上核验').first()).toBeVisible();
  await seen(page, /一级建造师/);
  const status = new URL(page.url()).pathname;
  const id = status.split('/').at(-1) ?? '';

  const staff = await staffBrowser(browser, 'shenhe.shandong');
  await decide(staff, id, '退回补正', '学历证书照片不清晰，请重新上传', ['学历证书']);

  await page.goto(status);
  await expect(page.getByText('学历证书照片不清晰，请重新上传').first()).toBeVisible();
  await seen(page, /一级建造师/);
  await page.getByRole('link', { name: '上传证明材料' }).first().click();
  await seen(page, '证明材料上传');
  await expect(page.getByText('审核人员退回时要求补充，须在退回后新上传')).toBeVisible();
  await expect(page.getByRole('button', { name: '提交证明材料' })).toHaveAttribute('aria-disabled', 'true');
  await uploadOpen(page, 'portrait-09');
  await handIn(page);
  await confirmApplication(page);
  await expect(page.getByText('已确认，待线上核验').first()).toBeVisible();

  await decide(staff, id, '核验通过', '');
  await page.goto(status);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  await seen(page, /一级建造师/);
  await staff.context().close();
});

import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { readPrint } from '../read-print.ts';
import { captchaDone } from '../register.ts';
import { confirmWithReason } from './dialogs.ts';
import type { Look } from '../sitting/look.ts';
import type { Candidate } from './cast.ts';

/** 证书核发: proposed by one, approved by another; numbers are given in the background. */
export async function issues(officer: Page, second: Page, people: number, look: Look): Promise<void> {
  await officer.goto('/console/certificates/batches');
  await look(officer, 'certificate-batches');
  await officer.getByRole('button', { name: /^提请核发/ }).click();
  const dialog = officer.getByRole('dialog', { name: /^提请核发/ });
  await dialog.getByRole('button', { name: '提请核发' }).click();
  await expect(dialog).toBeHidden();
  await second.goto(new URL(officer.url()).pathname);
  await second.getByRole('button', { name: '批准核发' }).click();
  await look(second, 'certificate-batch-asked');
  await confirmWithReason(second, '批准核发');
  await expect(second.getByText('核发完毕')).toBeVisible({ timeout: BACKGROUND });
  await expect(second.getByRole('region', { name: '核发情况' })).toContainText(`已核发${String(people)}未核发0`);
  await look(second, 'certificate-batch');
}

/** 加注: nothing is downloaded before its purpose is noted; the paper says the purpose, and its code is genuine. Answers the certificate's number. */
export async function annotates({ page, person }: Candidate, look: Look): Promise<string> {
  await page.goto('/my/certificates');
  await look(page, 'my-certificates');
  const number = (await page.getByRole('definition').first().textContent()) ?? '';
  await page.getByRole('link', { name: '查看与下载' }).first().click();
  await expect(page.getByText('还没有加注副本。')).toBeVisible();
  await look(page, 'my-certificate');
  await page.getByLabel('用途').selectOption({ index: 1 });
  await page.getByLabel('补充说明').fill('济南轨道交通 3 号线项目');
  await page.getByRole('button', { name: '加注' }).click();
  const download = page.getByRole('link', { name: /^下载 PDF/ });
  await expect(download).toBeVisible();
  await look(page, 'certificate-annotated');
  const reply = await page.request.get((await download.getAttribute('href')) ?? '');
  const { text, code } = await readPrint(await reply.body());
  expect(text).toContain('济南轨道交通3号线项目');
  expect(text).toContain(person.name.replaceAll(/\s/g, ''));
  await page.goto(new URL(code).pathname + new URL(code).hash);
  await expect(page.getByText('真实有效').first()).toBeVisible();
  await look(page, 'certificate-genuine');
  return number;
}

/** 证书查询: by number and name, without a sign-in; says whether it holds. */
export async function looksUp(page: Page, number: string, name: string, state: '有效' | '已撤销', look: Look): Promise<void> {
  await page.goto('/certificates');
  await page.getByLabel('证书编号或管理号').fill(number);
  await page.getByLabel('姓名').fill(name);
  await look(page, 'certificate-look-up');
  await captchaDone(page);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.getByText(state, { exact: true }).first()).toBeVisible();
  await look(page, `certificate-found-${state === '有效' ? 'valid' : 'revoked'}`);
}

/** 撤销: proposed by one, approved by another, in force from the day its holder takes the decision in. */
export async function revokes(officer: Page, second: Page, number: string, look: Look): Promise<void> {
  await officer.goto('/console/certificates');
  await look(officer, 'certificates');
  await officer.getByLabel('证书编号或管理号').fill(number);
  await officer.getByRole('button', { name: '查找' }).click();
  await officer.getByRole('button', { name: '提出撤销' }).click();
  const dialog = officer.getByRole('dialog', { name: '提出撤销证书' });
  await dialog.getByLabel('事由').fill('经查，报名时提交的工作年限证明系伪造，不符合报考条件。');
  await dialog.getByLabel('法律依据').fill('《专业技术人员资格考试违纪违规行为处理规定》第十条');
  await dialog.getByLabel('决定书文号').fill('鲁人考证撤〔2028〕3号');
  await look(officer, 'certificate-revoke');
  await dialog.getByRole('button', { name: '提交' }).click();
  await expect(dialog).toBeHidden();
  await second.goto(new URL(officer.url()).pathname);
  await second.getByRole('button', { name: '批准', exact: true }).click();
  await confirmWithReason(second, '批准');
  await expect(second.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
  await look(second, 'certificate-revocation-approved');
}

/** The holder takes the decision in; from then on no copy can be made. */
export async function takesDecisionIn({ page }: Candidate, look: Look): Promise<void> {
  await page.goto('/my/certificates');
  await page.getByRole('link', { name: '查看与下载' }).first().click();
  await page.getByRole('button', { name: '签收并查看' }).click();
  await expect(page.getByText('鲁人考证撤〔2028〕3号', { exact: false }).first()).toBeVisible();
  await look(page, 'certificate-decision');
}

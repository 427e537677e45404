import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { readPrint } from '../read-print.ts';
import { captchaDone } from '../register.ts';
import type { Look } from '../sitting/look.ts';
import type { Candidate } from './cast.ts';
import { confirmWithReason } from './dialogs.ts';

/** 准备准考证: the list of those left out says why, and the papers of the exam day are drawn. */
export async function preparesTickets(officer: Page, issued: number, leftOut: { name: string; reason: string }, look: Look): Promise<string> {
  await officer.goto('/console/tickets');
  await look(officer, 'ticket-releases');
  await officer.getByRole('button', { name: /^准备准考证/ }).click();
  await expect(officer.getByRole('row').filter({ hasText: leftOut.name })).toContainText(leftOut.reason);
  await expect(officer.getByRole('definition').first()).toBeVisible();
  await expect(officer.getByText('可打印').locator('..')).toContainText(String(issued));
  await look(officer, 'ticket-prepared');
  await officer.getByRole('button', { name: '生成考务用表' }).click();
  await expect(officer.getByRole('link', { name: /下载 ZIP/ }).first()).toBeVisible({ timeout: BACKGROUND });
  await look(officer, 'exam-papers');
  return new URL(officer.url()).pathname;
}

/** 提请发布 by one, 确认发布 by another, who looks at a sample first. */
export async function releasesTickets(officer: Page, second: Page, release: string, look: Look): Promise<void> {
  await officer.goto(release);
  await officer.getByRole('button', { name: '提请发布' }).click();
  await confirmWithReason(officer, '提请发布', '样张和排除名单已核对');
  await second.goto(release);
  await expect(second.getByRole('link', { name: '看样张（PDF）' })).toBeVisible();
  await second.getByRole('button', { name: '确认发布' }).click();
  await confirmWithReason(second, '确认发布');
  await expect(second.getByText('已发布', { exact: true })).toBeVisible();
  await look(second, 'ticket-released');
}

/** 准考证打印 without a sign-in, as has it: the list of open exams, then province, document type, number, name and captcha. Answers the ticket number. */
export async function looksUpTicket(page: Page, { name, documentNumber }: { name: string; documentNumber: string }, look: Look): Promise<string> {
  await page.goto('/tickets');
  await look(page, 'tickets-open');
  await page.getByRole('link', { name: '一级建造师' }).click();
  await page.getByLabel('报名省份').selectOption({ label: '山东省' });
  await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
  await page.getByLabel('证件号码').fill(documentNumber);
  await page.getByLabel('姓名').fill(name);
  await look(page, 'ticket-look-up');
  await captchaDone(page);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('准考证');
  await look(page, 'ticket-found');
  const { text, code } = await readPrint(await printed(page));
  const number = (await page.getByText(/^\d{14}$/).first().textContent()) ?? '';
  expect(text).toContain(number);
  expect(text).toContain(documentNumber);
  await checksCode(page, code, number, look);
  return number;
}

/** From one's own application, signed in. */
export async function printsOwnTicket({ page, status, person }: Candidate, look: Look): Promise<string> {
  await page.goto(status);
  await look(page, 'status-ticket');
  await page.getByRole('main').getByRole('link', { name: '打印准考证' }).first().click();
  await expect(page.getByText(person.name).first()).toBeVisible();
  await look(page, 'own-ticket');
  await printed(page);
  return (await page.getByText(/^\d{14}$/).first().textContent()) ?? '';
}

async function printed(page: Page): Promise<Buffer> {
  const address = await page.getByRole('link', { name: '打印准考证（PDF）' }).getAttribute('href');
  const reply = await page.request.get(address ?? '');
  expect(reply.headers()['content-type']).toBe('application/pdf');
  return reply.body();
}

/** 防伪核验: the code of the paper is genuine; with another number under the same signature it is not. */
async function checksCode(page: Page, code: string, number: string, look: Look): Promise<void> {
  expect(code).toContain('/verify#JB1.');
  await page.goto(new URL(code).pathname + new URL(code).hash);
  await expect(page.getByText('真实有效').first()).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  await look(page, 'code-genuine');
  const [head, claims = '', signature = ''] = new URL(code).hash.slice(1).split('.');
  const forged = Buffer.from(claims, 'base64url').toString('utf8').replace(number, `${number.slice(0, -1)}${number.endsWith('9') ? '8' : '9'}`);
  await page.getByRole('textbox').fill([head, Buffer.from(forged).toString('base64url'), signature].join('.'));
  await page.getByRole('button', { name: '核验' }).click();
  await expect(page.getByText('内容与签名不符', { exact: false }).first()).toBeVisible();
  await look(page, 'code-forged');
}

/** Somebody left out reads why, signed in, and whom to call. */
export async function readsWhyNot({ page, status }: Candidate, reason: string, look: Look): Promise<void> {
  await page.goto(`${status}/ticket`);
  await expect(page.getByText(reason).first()).toBeVisible();
  await look(page, 'no-ticket');
}

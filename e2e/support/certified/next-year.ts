import type { Locator, Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { chooseExam, confirmApplication, fillApplication, JINAN, save, signAndCheck } from '../apply.ts';
import { pay } from '../paid.ts';
import type { Look } from '../sitting/look.ts';
import type { Candidate } from './cast.ts';

/** 复制以往考次: next year's sitting as a copy of last year's, checked and announced. */
export async function copiesSitting(nation: Page, from: string, days: readonly string[]): Promise<string> {
  await nation.goto('/console/sittings');
  await nation.getByRole('button', { name: '新建考次' }).click();
  const dialog = nation.getByRole('dialog', { name: '新建考次' });
  await dialog.getByLabel('考试', { exact: true }).selectOption(from.slice(0, 3));
  await dialog.getByLabel('考试日期（每行一天）').fill(days.join('\n'));
  await dialog.getByLabel('复制自').selectOption(from);
  await dialog.getByRole('button', { name: '建立' }).click();
  await expect(nation.getByText(`复制自 ${from}`)).toBeVisible();
  await nation.getByRole('button', { name: '公布考次' }).click();
  await expect(nation.getByText(/^已公布 \d{4}-/)).toBeVisible();
  return new URL(nation.url()).pathname.split('/').at(-1) ?? '';
}

/** A returning candidate (老考生): the form names the passes that still count and offers the rest; the machine passes them, and they pay. Answers the address of the status page. */
export async function appliesAgain({ page }: Candidate, { passedIn, passed, open }: { passedIn: number; passed: readonly string[]; open: readonly string[] }, look: Look): Promise<string> {
  await chooseExam(page, JINAN);
  await fillApplication(page, JINAN);
  for (const subject of passed) {
    await expect(subjectLine(page, subject)).toContainText(`${String(passedIn)} 年已合格，成绩有效`);
    await expect(subjectLine(page, subject)).not.toContainText('元'); // what is not sat costs nothing
  }
  for (const subject of open) await expect(subjectLine(page, subject).getByRole('checkbox')).toBeChecked();
  await look(page, 'returning-form');
  await save(page);
  await signAndCheck(page);
  await page.getByRole('link', { name: '报名信息确认' }).first().click();
  await expect(page.getByText(/^034\d{13}$/).first()).toBeVisible(); // 档案号, where a new candidate reads that there is none
  await expect(page.getByText('您是新考生', { exact: false })).toHaveCount(0);
  await look(page, 'returning-confirm');
  await page.goBack();
  await confirmApplication(page);
  await expect(page.getByText('待缴费').first()).toBeVisible();
  const status = new URL(page.url()).pathname;
  await pay(page, status);
  await page.goto(status);
  await expect(page.getByText('报考状态：报名完成')).toBeVisible();
  await look(page, 'returning-complete');
  return status;
}

function subjectLine(page: Page, subject: string): Locator {
  return page.locator('[data-subjects] label').filter({ hasText: subject }).first().locator('..');
}

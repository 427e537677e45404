import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { captchaDone } from '../register.ts';
import type { Look } from '../sitting/look.ts';
import type { Candidate } from './cast.ts';
import { confirmWithReason } from './dialogs.ts';

/** 合格判定: who has passed everything, and why, subject by subject. */
export async function readsWhy(officer: Page, sitting: string, tickets: readonly string[], years: string, look: Look): Promise<void> {
  await officer.goto('/console/completions');
  await look(officer, 'completions');
  // computed in the background once the results are archived, and again when a check was written down
  await expect(async () => {
    await officer.goto(`/console/completions/${sitting}?tab=people`);
    for (const ticket of tickets) await expect(officer.getByRole('row').filter({ hasText: ticket })).toContainText('合格，待公示', { timeout: 5_000 });
  }).toPass({ timeout: BACKGROUND });
  for (const ticket of tickets) await expect(officer.getByRole('row').filter({ hasText: ticket })).toContainText(years);
  await look(officer, 'completion-people');
  await officer.goto(`/console/completions/${sitting}/people/${tickets[0] ?? ''}`);
  await expect(officer.getByRole('heading', { level: 1 })).toContainText('合格判定说明');
  await look(officer, 'completion-person');
}

/** 拟定, 提请 and 确认公示 by two; from its beginning on the list is public. Answers the address of the list. */
export async function announces(officer: Page, second: Page, sitting: string, { startsAt, entries }: { startsAt: string; entries: number }, look: Look): Promise<string> {
  await officer.goto(`/console/completions/${sitting}?tab=publicity`);
  await officer.getByRole('button', { name: '拟定公示名单' }).click();
  const dialog = officer.getByRole('dialog', { name: '拟定公示名单' });
  await dialog.getByLabel('举报电话').fill('0531-88881234');
  await dialog.getByRole('button', { name: '拟定公示名单' }).click();
  await expect(officer.getByRole('region', { name: '状态' })).toContainText('已拟定，未提请');
  await expect(officer.getByRole('row')).toHaveCount(entries + 1);
  await look(officer, 'publicity-made');
  await officer.getByLabel('开始时间').fill(startsAt);
  await officer.getByRole('button', { name: '提请公示' }).click();
  await expect(officer.getByText('待第二人确认')).toBeVisible();
  const list = new URL(officer.url()).pathname;
  await second.goto(list);
  await second.getByRole('button', { name: '确认公示' }).click();
  await confirmWithReason(second, '确认公示');
  await expect(second.getByText('已确认公示', { exact: true })).toBeVisible();
  await look(second, 'publicity-approved');
  return list;
}

/** The public list names people by a part of their document number, and takes an objection without a sign-in. Answers the code that opens its answer. */
export async function objects(page: Page, name: string, statement: string, look: Look): Promise<string> {
  await page.goto('/publicity');
  await look(page, 'publicities');
  await page.getByRole('main').getByRole('link', { name: /合格人员公示/ }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('****');
  await look(page, 'publicity');
  await row.getByRole('link', { name: '提出异议' }).click();
  await page.getByLabel('反映的情况').fill(statement);
  await page.getByRole('radio', { name: '匿名' }).check();
  await look(page, 'objection-form');
  await captchaDone(page);
  await page.getByRole('button', { name: '提交异议' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('异议已收到');
  await look(page, 'objection-received');
  return (await page.getByText(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/).textContent()) ?? '';
}

/** 公示异议: looked into by one, decided by another: not upheld. */
export async function settlesObjection(officer: Page, second: Page, name: string, look: Look): Promise<void> {
  await officer.goto('/console/objections');
  await look(officer, 'objections');
  await officer.getByRole('row').filter({ hasText: name }).getByRole('link').first().click();
  await officer.getByRole('button', { name: '受理' }).click();
  await officer.getByLabel('调查核实情况').fill('调取社保缴纳记录和项目备案，工作年限属实，与报名信息一致。');
  await officer.getByLabel('结论', { exact: true }).selectOption({ label: '异议不成立' });
  await officer.getByLabel('答复反映人').fill('经向单位和社保机构核实，所反映的情况不属实。');
  await look(officer, 'objection-outcome');
  await officer.getByRole('button', { name: '提出结论' }).click();
  await expect(officer.getByText('结论待第二人决定').first()).toBeVisible();
  await second.goto(new URL(officer.url()).pathname);
  await second.getByRole('button', { name: '按此决定' }).click();
  await confirmWithReason(second, '按此决定');
  await expect(second.getByText('异议不成立').first()).toBeVisible();
  await look(second, 'objection-decided');
}

/** The answer, by the code of the receipt. */
export async function readsObjectionAnswer(page: Page, code: string, look: Look): Promise<void> {
  await page.goto('/publicity/objections');
  await page.getByLabel('查询码').fill(code);
  await captchaDone(page);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText('所反映的情况不属实', { exact: false })).toBeVisible();
  await look(page, 'objection-answer');
}

/** The candidate reads which year each subject counts from, and that nothing speaks against it. */
export async function readsCleared({ page, status }: Candidate, look: Look): Promise<void> {
  await expect(async () => {
    await page.goto(`${status}/completion`);
    await expect(page.getByText('公示无异议', { exact: false }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: BACKGROUND }); // the list is closed in the background once its last day is over
  await look(page, 'completion-own');
}

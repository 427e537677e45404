import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { proof } from '../ready.ts';
import { captchaDone } from '../register.ts';
import type { Look } from '../sitting/look.ts';
import type { Candidate } from './cast.ts';
import { clockTo } from './clock.ts';

/** Before the instant the list is empty and the address of the form says only that nothing is out. */
export async function findsNothingYet(page: Page, sitting: string, look: Look): Promise<void> {
  await page.goto('/scores');
  await expect(page.getByText('目前没有已公布的成绩', { exact: false })).toBeVisible();
  await look(page, 'scores-none');
  const answer = await page.goto(`/scores/${sitting}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('尚未公布').first()).toBeVisible();
  await look(page, 'scores-not-out');
}

/** At a moment before the release the right person is told the same as anybody. */
export async function isToldNothing(page: Page, sitting: string, at: number, { name, documentNumber }: { name: string; documentNumber: string }): Promise<void> {
  // the installation's clock goes on while the question is on its way: on a machine too busy to ask within the second, it is set back and asked again
  await expect(async () => {
    const captcha = await proof(page.request);
    await clockTo(page, at);
    const answer = await page.request.post('/api/score-look-ups', { data: { sitting, way: 'document', documentNumber, ticketNumber: '', name, captcha } });
    expect(((await answer.json()) as { refusals?: { code: string }[] }).refusals?.map((r) => r.code)).toEqual(['score.not_released']);
  }).toPass({ timeout: BACKGROUND });
}

/** 成绩查询 without a sign-in, as has it: the list, then number and name, or ticket and name, with the captcha. */
export async function looksUpScore(page: Page, sitting: string, by: { documentNumber: string } | { ticket: string }, name: string, look: Look): Promise<void> {
  const released = page.locator(`main a[href="/scores/${sitting}"]`);
  // the list is kept for five seconds for everybody: who saw it just before the release looks again
  await expect(async () => {
    await page.goto('/scores');
    await expect(released).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: BACKGROUND });
  await look(page, 'scores-released');
  await released.click();
  if ('ticket' in by) {
    await page.getByRole('radio', { name: '准考证号' }).check();
    await page.locator('[name="ticketNumber"]').fill(by.ticket);
  } else await page.locator('[name="documentNumber"]').fill(by.documentNumber);
  await page.locator('[name="name"]').fill(name);
  await look(page, 'score-look-up');
  await captchaDone(page);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText(name).first()).toBeVisible();
}

/** The sheet names each subject with its mark or the word for it. */
export async function reads(page: Page, marks: Readonly<Record<string, string>>, look: Look, what: string): Promise<void> {
  for (const [subject, mark] of Object.entries(marks)) await expect(page.getByRole('row').filter({ hasText: subject }).getByText(mark, { exact: true }).first()).toBeVisible();
  await look(page, what);
}

/** 暂不公布: no mark is told, and whom to ask. */
export async function isHeldBack(page: Page, look: Look): Promise<void> {
  await expect(page.getByText('您的成绩暂不公布', { exact: false })).toBeVisible();
  await expect(page.getByText('违纪', { exact: true })).toHaveCount(0);
  await look(page, 'score-sheet-held');
}

/** 申请成绩复查 of one subject, from one's own application. */
export async function asksRecheck({ page, status }: Candidate, subject: string, statement: string, look: Look): Promise<void> {
  await page.goto(`${status}`);
  await look(page, 'status-scores');
  await page.getByRole('main').getByRole('link', { name: '查看成绩' }).first().click();
  await look(page, 'own-scores');
  // what a sheet says of its sitting is remembered for some seconds: the page is looked at again until it has moved on
  await expect(async () => {
    if (!(await page.getByRole('radio', { name: subject }).isVisible())) await page.reload();
    await expect(page.getByRole('radio', { name: subject })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: BACKGROUND });
  await page.getByRole('radio', { name: subject }).check();
  await page.getByLabel('情况说明（可不填）').fill(statement);
  await page.getByRole('button', { name: '申请复查' }).click();
  await expect(page.getByText('已申请，正在复查')).toBeVisible();
  await look(page, 'recheck-asked');
}

/** 成绩复查: one finds that a mark was added up wrongly, another confirms it. */
export async function answersRecheck(officer: Page, second: Page, sitting: string, ticket: string, newMark: string, look: Look): Promise<void> {
  await officer.goto(`/console/scores/${sitting}?tab=rechecks`);
  await look(officer, 'rechecks');
  await officer.getByRole('button', { name: new RegExp(`^提出结论 ${ticket}`) }).click();
  const dialog = officer.getByRole('dialog', { name: '提出结论' });
  await dialog.getByLabel('结论', { exact: true }).selectOption({ label: '更正成绩' });
  await dialog.getByLabel('更正后的成绩').fill(newMark);
  await dialog.getByLabel('复查情况').fill('第五题案例二漏计 6 分，已由两名阅卷组长核对');
  await look(officer, 'recheck-outcome');
  await dialog.getByRole('button', { name: '提出结论' }).click();
  await expect(dialog).toBeHidden();
  await second.goto(`/console/scores/${sitting}?tab=rechecks`);
  await second.getByRole('button', { name: /^待确认/ }).click();
  await look(second, 'rechecks-proposed');
  const confirm = second.getByRole('button', { name: new RegExp(`^确认 ${ticket}`) });
  await confirm.click();
  // the row that still waits says the same words: the answer stands once nothing is to be confirmed
  await expect(confirm).toHaveCount(0);
  await second.getByRole('button', { name: /^已答复/ }).click();
  await expect(second.getByRole('row').filter({ hasText: ticket })).toContainText(`更正成绩 ${newMark}`);
}

/** A sheet that completes the cycle with the passes of the year before. */
export async function readsCompletion({ page, status }: Candidate, look: Look): Promise<void> {
  await page.goto(`${status}/score`);
  await expect(page.getByText('各科成绩已在规定年限内全部达到合格标准')).toBeVisible();
  await look(page, 'cycle-complete');
}

/** What came of the re-check, on one's own sheet: with it, everything is passed. */
export async function readsAnswer({ page, status }: Candidate, answer: string, look: Look): Promise<void> {
  await page.goto(`${status}/score`);
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.getByText('各科成绩已在规定年限内全部达到合格标准')).toBeVisible();
  await look(page, 'recheck-answered');
}

import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { must } from '../ready.ts';
import type { Look } from '../sitting/look.ts';

export type Entry = { ticket: string; subject: string; kind: '缺考' | '违纪'; note: string };

/** 考务数据: absences one by one; a breach that nobody explained is refused at its place. */
export async function entersExamDay(officer: Page, sitting: string, absences: readonly Entry[], breach: Entry, look: Look): Promise<void> {
  // the roll of examinees is gathered in the background once the exam has begun; before that nobody's number is known
  const release = `/api/staff/score-sittings/${sitting}/release`;
  await expect.poll(async () => ((await (await must(await officer.request.get(release))).json()) as { people: number }).people, { message: 'the roll is gathered', timeout: BACKGROUND }).toBeGreaterThan(0);
  await officer.goto(`/console/scores/${sitting}?tab=exam_day`);
  for (const entry of absences) await enters(officer, entry);
  await enters(officer, { ...breach, note: '' });
  await expect(officer.getByLabel('情况说明')).toHaveAttribute('aria-invalid', 'true');
  await look(officer, 'exam-day-refused');
  await enters(officer, breach);
  await expect(officer.getByText(`缺考 ${String(absences.length)} 科次，违纪 1 科次`).first()).toBeVisible();
  await look(officer, 'exam-day');
}

async function enters(officer: Page, { ticket, subject, kind, note }: Entry): Promise<void> {
  await officer.getByLabel('准考证号').fill(ticket);
  await officer.getByLabel('科目').selectOption(subject);
  await officer.getByLabel('情况', { exact: true }).selectOption({ label: kind });
  await officer.getByLabel('情况说明').fill(note);
  await officer.getByRole('button', { name: '登记', exact: true }).click();
  // what was recorded empties the number for the next; what was refused leaves it to be mended
  if (kind === '缺考' || note !== '') await expect(officer.getByLabel('准考证号')).toHaveValue('');
}

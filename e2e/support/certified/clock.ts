import type { Page } from '@playwright/test';
import { must } from '../ready.ts';

/** Moves the whole installation to a moment, to the millisecond. */
export async function clockTo(page: Page, at: number): Promise<void> {
  await must(await page.request.post('/api/demo/clock', { data: { move: { kind: 'to', at } } }));
}

/** What a sitting's calendar says: its exam days and the windows of 山东 the story needs. */
export type Calendar = { sitting: string; year: number; examOn: readonly string[]; apply: Window; pay: Window; ticket: Window; score: Window };
type Window = { opensAt: number; closesAt: number };

/** The calendar of a sitting, as its officers have it. */
export async function calendarOf(staff: Page, sitting: string): Promise<Calendar> {
  type Shown = { year: number; settings: { examOn: string[] }; provinces: { province: string; terms: { windows: Pick<Calendar, 'apply' | 'pay' | 'ticket' | 'score'> } }[] };
  const shown = (await (await must(await staff.request.get(`/api/staff/sittings/${sitting}`))).json()) as Shown;
  const windows = shown.provinces.find((p) => p.province === '37')?.terms.windows;
  if (!windows) throw new Error(`山东 does not hold ${sitting}`);
  return { sitting, year: shown.year, examOn: shown.settings.examOn, ...windows };
}

/** The sitting of an exam that people apply for now. */
export async function sittingOpenNow(page: Page, examCode: string): Promise<string> {
  const { sittings } = (await (await must(await page.request.get('/api/sittings'))).json()) as { sittings: { sitting: { id: string; examCode: string }; standing: { phase: string } }[] };
  const found = sittings.find((s) => s.sitting.examCode === examCode && s.standing.phase === 'open');
  if (!found) throw new Error(`nobody can apply for ${examCode} now`);
  return found.sitting.id;
}

/** A moment as fields of date and time take it, Beijing time. */
export function beijing(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
}

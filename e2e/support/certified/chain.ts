import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import { BACKGROUND, expect } from '../expect.ts';
import { must } from '../ready.ts';
import type { Candidate } from './cast.ts';
import type { Marks } from './scores.ts';

type Standing = { id: string; version: number; state: string };
type Two = { officer: Page; second: Page };

const POLICY = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 };

async function asked<T>(page: Page, address: string): Promise<T> {
  return (await (await must(await page.request.get(address))).json()) as T;
}

async function told(page: Page, address: string, data: object): Promise<Standing> {
  return (await (await must(await page.request.post(address, { data }))).json()) as Standing;
}

/** Waits until what the background works on stands there, and answers it. */
async function until(page: Page, address: string, state: string): Promise<Standing> {
  await expect.poll(async () => (await asked<Standing>(page, address)).state, { message: `${address} is ${state}`, timeout: BACKGROUND }).toBe(state);
  return asked<Standing>(page, address);
}

/** 考场编排 and 准考证发布 of 山东, by the acts of their screens without the screens. */
export async function seatsAndTickets({ officer, second }: Two, sitting: string): Promise<void> {
  const place = { sittingId: sitting, province: '37' };
  const rules = { policy: POLICY, pattern: TICKET_PATTERNS.usual };
  const plan = await told(officer, '/api/staff/seat-plans', { ...place, ...rules });
  const at = `/api/staff/seat-plans/${plan.id}`;
  await told(officer, `${at}/roster`, { version: plan.version });
  await told(officer, `${at}/runs`, { version: (await until(officer, at, 'closed')).version, ...rules });
  await told(officer, `${at}/proposal`, { version: (await until(officer, at, 'drafted')).version, reason: '座位已逐间核对' });
  await told(second, `${at}/freeze`, { version: (await until(second, at, 'proposed')).version });
  await until(officer, at, 'frozen');
  const release = await told(officer, '/api/staff/ticket-releases', place);
  const tickets = `/api/staff/ticket-releases/${release.id}`;
  await told(officer, `${tickets}/proposal`, { version: (await until(officer, tickets, 'prepared')).version, reason: '样张已核对' });
  await told(second, `${tickets}/approval`, { version: (await until(second, tickets, 'proposed')).version });
}

/** The number of somebody's own ticket, from their page of it. */
export async function ticketNumberOf({ page, status }: Candidate): Promise<string> {
  return /\d{14}/.exec(await (await must(await page.request.get(`${status}/ticket`))).text())?.[0] ?? '';
}

/** 成绩导入 and 成绩公布 at an instant, by two people. */
export async function scoresOut({ officer, second }: Two, sitting: string, lines: readonly Marks[], opensAt: number): Promise<void> {
  const file = Buffer.from(['准考证号,科目1,科目2,科目3,科目4', ...lines.map(({ ticket, marks }) => [ticket, ...marks].join(','))].join('\n'));
  const brought = (await (await must(await officer.request.post('/api/staff/score-imports', {
    multipart: { sitting, sha256: createHash('sha256').update(file).digest('hex'), files: { name: '成绩.csv', mimeType: 'text/csv', buffer: file } },
  }))).json()) as Standing;
  const at = `/api/staff/score-imports/${brought.id}`;
  await told(officer, `${at}/proposal`, { version: (await until(officer, at, 'checked')).version });
  await told(second, `${at}/approval`, { version: (await until(second, at, 'proposed')).version });
  await until(second, at, 'loaded');
  const release = `/api/staff/score-sittings/${sitting}/release`;
  const { version } = await asked<Standing>(officer, release);
  await must(await officer.request.put(release, { data: { version, opensAt } }));
  await told(second, `${release}/approval`, { version: (await until(second, release, 'proposed')).version });
}

/** 考后核查: everybody is drawn, and everybody’s papers are right. */
export async function sampleChecked(authority: Page, sitting: string): Promise<void> {
  const { id } = await told(authority, '/api/staff/review/samples', { kind: 'post_exam', sitting, province: '37', ratePercent: 100 });
  const at = `/api/staff/review/samples/${id}`;
  await must(await authority.request.post(`${at}/draw`, { data: {} }));
  type Drawn = { sample: { state: string }; cases: { id: string }[] };
  await expect.poll(async () => (await asked<Drawn>(authority, at)).sample.state, { message: 'the sample is drawn', timeout: BACKGROUND }).toBe('drawn');
  for (const one of (await asked<Drawn>(authority, at)).cases) await must(await authority.request.post(`${at}/cases/${one.id}/result`, { data: { result: 'passed' } }));
}

/** When a list is no longer shown. */
export async function publicityEnds(officer: Page, list: string): Promise<number> {
  return (await asked<{ endsAt: number }>(officer, `/api/staff/publicities/${list.split('/').at(-1) ?? ''}`)).endsAt;
}

import { UNLOCK_PARTS, UnlockPart, type ApplicationForm } from '#contracts/applications.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { Dimensions } from './dimensions.ts';

const HOUR = 3_600_000;
const LONGEST = 30 * 24 * HOUR;

/** What each part is called on the form. */
export const PART_WORDS: Record<UnlockPart, Words> = {
  choice: { zh: '级别、专业、科目', en: 'level, specialty, subjects' },
  place: { zh: '地市、审核点', en: 'city and review point' },
  schooling: { zh: '学历、学位', en: 'education and degree' },
  work: { zh: '工作单位和年限', en: 'employer and years of work' },
  proofs: { zh: '职称、证书、任职', en: 'titles, certificates, posts' },
  contact: { zh: '联系方式', en: 'contact' },
  needs: { zh: '特殊需要', en: 'special needs' },
};

export type UnlockFacts = { windows: ProvinceWindows; dimensions: Dimensions; unlockedUntil: Instant | null; until: Instant };

/** Every reason why an officer cannot open an application for change until then (解锁修改, T17); its state is asked of the transition table. */
export function refusalsToUnlock({ windows, dimensions, unlockedUntil, until }: UnlockFacts, now: Instant): Refusal[] {
  if (unlockedUntil !== null) return [refuse('application.unlocked_already')];
  const ticketAt = windows.ticket?.opensAt;
  if (ticketAt !== undefined && ticketAt <= now) return [refuse('application.unlock_ticket_open', { params: { at: beijingTime(ticketAt) } })];
  const no: Refusal[] = [];
  if (until < now + HOUR || until > now + LONGEST) no.push(refuse('application.unlock_until_range', { path: 'until' }));
  if (dimensions.payment === 'unpaid' && until > windows.pay.closesAt) no.push(refuse('application.unlock_after_pay', { path: 'until', params: { at: beijingTime(windows.pay.closesAt) } }));
  if (ticketAt !== undefined && until >= ticketAt) no.push(refuse('application.unlock_beyond_ticket', { path: 'until', params: { at: beijingTime(ticketAt) } }));
  return no;
}

type Unlocked = { unlockedUntil: Instant | null; unlockedParts: readonly UnlockPart[]; form: ApplicationForm | null; dueInFen: number | null; dimensions: Dimensions };

/** Every field that an unlocked application must leave as it was: those outside the opened parts, and for a paid one the amount. */
export function refusalsToSaveUnlocked(app: Unlocked, form: ApplicationForm, dueInFen: number): Refusal[] {
  if (app.unlockedUntil === null || app.form === null) return [];
  const before = app.form;
  const words = (lang: 'zh' | 'en') => app.unlockedParts.map((part) => PART_WORDS[part][lang]).join(lang === 'zh' ? '；' : '; ');
  const shut = UnlockPart.options.filter((part) => !app.unlockedParts.includes(part)).flatMap((part) => [...UNLOCK_PARTS[part]]);
  const no = shut.filter((field) => !same(before[field], form[field])).map((path) => refuse('application.part_locked', { path, params: { parts: words('zh'), partsEn: words('en') } }));
  const paid = app.dimensions.payment === 'paid' || app.dimensions.payment === 'exempt';
  if (paid && dueInFen !== app.dueInFen) no.push(refuse('application.fee_would_change', { path: 'subjectCodes', params: { paid: yuan(app.dueInFen ?? 0), due: yuan(dueInFen) } }));
  return no;
}

/** True for equal values; an absent one equals an empty list, as the form sends it. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}

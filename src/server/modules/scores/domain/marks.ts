import { halfWidth } from '#contracts/half-width.ts';
import { SCORE_CODE_WORDS } from '#contracts/scores.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { SubjectOutcome } from '#contracts/candidate-files.ts';

const CODES = { '-1': -1, '-2': -2, '-4': -4 } as const;
/** The highest mark any paper may have, in tenths. */
const HIGHEST = 10_000;

/**
 * What a cell says (成绩): tenths of a mark, or a code (−1 缺考, −2 违纪, −4 无效); undefined for everything else, −3 and halves of a tenth
 * among it. Full-width digits and signs are understood; nothing is ever rounded.
 */
export function parseMark(text: string): number | undefined {
  const plain = /^[\d.-]*$/.test(text) ? text : halfWidth(text).trim().replace(/^[−–—]/, '-');
  if (plain === '-1' || plain === '-2' || plain === '-4') return CODES[plain];
  const match = /^(\d{1,4})(?:\.(\d)0*)?$/.exec(plain);
  if (!match) return undefined;
  const tenths = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return tenths <= HIGHEST ? tenths : undefined;
}

/** A ticket number as a cell says it; undefined when it is none. */
export function parseTicketNumber(text: string): string | undefined {
  const plain = /^\d+$/.test(text) ? text : halfWidth(text).replaceAll(/\s/g, '');
  return /^\d{6,20}$/.test(plain) ? plain : undefined;
}

/** A subject's running digit as a cell or a heading says it: 1, 01, 科目1, １. */
export function parseSubject(text: string): number | undefined {
  const digit = /^0?([1-9])$/.exec(/^\d+$/.test(text) ? text : halfWidth(text).trim())?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** A mark in print: 86.5, 72, or the word of its code. */
export function markText(mark: number, lang: Lang): string {
  if (mark === -1 || mark === -2 || mark === -4) return SCORE_CODE_WORDS[mark][lang];
  return String(mark / 10);
}

/** What a mark comes to against the pass line (合格判定, T28). */
export function outcomeOf(mark: number, passTenths: number): SubjectOutcome {
  if (mark === -1) return 'absent';
  if (mark === -2) return 'violation';
  if (mark === -4) return 'voided';
  return mark >= passTenths ? 'passed' : 'failed';
}

/** The pass line of a paper in a province, in tenths (合格标准): `lines` answers in whole marks what two people set, or the ordinary line it is given. */
export function passTenthsOf(lines: (of: { level: string; specialty: string; subject: string; province: string }, ordinary: number) => number, p: { levelCode: string; specialtyCode: string; code: string; passTenths: number }, province: string): number {
  return Math.round(lines({ level: p.levelCode, specialty: p.specialtyCode, subject: p.code, province }, p.passTenths / 10) * 10);
}

import type { Refusal } from '#contracts/refusals.ts';
import { refuse } from '#contracts/refusals.ts';
import { checkDigit } from '#server/kernel/check-digit.ts';

/** What a certificate's number may say. */
export type NumberFacts = { exam: string; year: number; province: string; level: string; kind: 'qualification' | 'proof' };

const PARTS = { exam: 3, year: 4, province: 2, level: 2, kind: 1 } as const;
const PLACEHOLDER = /\{([a-z]+)(?::(\d))?\}/g;
const LONGEST = 30;

/**
 * Every fault of a number format (编号格式): a text of literal digits, capitals and Han characters with `{exam}`, `{year}`, `{province}`, `{level}`, `{kind}` and one
 * `{serial:n}` of four to nine digits; `{check}` may end it. Without exam and year two examinations would draw on one serial.
 */
export function refusalsOfFormat(format: string): Refusal[] {
  const fault = [refuse('field.invalid', { path: 'format' })];
  const rest = format.replaceAll(PLACEHOLDER, '');
  if (!/^[0-9A-Z\p{Script=Han}〔〕()]*$/u.test(rest)) return fault;
  const names = [...format.matchAll(PLACEHOLDER)].map((m) => ({ name: m[1] ?? '', digits: m[2] }));
  if (names.some(({ name, digits }) => (name === 'serial' ? Number(digits) < 4 || digits === undefined : digits !== undefined || (name !== 'check' && !(name in PARTS))))) return fault;
  if (new Set(names.map((n) => n.name)).size !== names.length) return fault;
  if (!['serial', 'exam', 'year'].every((needed) => names.some((n) => n.name === needed))) return fault;
  if (format.includes('{check}') && (!format.endsWith('{check}') || /\D/.test(rest))) return fault;
  return lengthOf(format) > LONGEST ? fault : [];
}

function lengthOf(format: string): number {
  return [...format.replaceAll(PLACEHOLDER, (_, name: string, digits?: string) => '0'.repeat(digits === undefined ? widthOf(name) : Number(digits)))].length;
}

const widthOf = (name: string): number => (name === 'exam' || name === 'year' || name === 'province' || name === 'level' || name === 'kind' ? PARTS[name] : 1);

/** The scope a serial counts in: the number without serial and check digit. Numbers of one scope differ by their serial only. */
export function scopeOf(format: string, facts: NumberFacts): string {
  return fill(format, facts).replace(/\{serial:(\d)\}/, '#$1#').replace('{check}', '');
}

/** The highest serial of a format. */
export function lastSerial(format: string): number {
  return 10 ** Number(/\{serial:(\d)\}/.exec(format)?.[1] ?? 0) - 1;
}

/** 证书编号 or 管理号: the format filled in, its check digit by ISO 7064 MOD 11,10. */
export function numberOf(format: string, facts: NumberFacts, serial: number): string {
  const body = fill(format, facts).replace(/\{serial:(\d)\}/, (_, digits: string) => String(serial).padStart(Number(digits), '0'));
  return body.endsWith('{check}') ? withCheck(body.slice(0, -'{check}'.length)) : body;
}

const withCheck = (digits: string): string => `${digits}${String(checkDigit(digits))}`;

function fill(format: string, f: NumberFacts): string {
  return format.replaceAll('{exam}', f.exam).replaceAll('{year}', String(f.year)).replaceAll('{province}', f.province).replaceAll('{level}', f.level).replaceAll('{kind}', f.kind === 'proof' ? '2' : '1');
}

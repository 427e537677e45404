import { checkDigit } from '#server/kernel/check-digit.ts';

/** The parts of a file number (档案号, domain.md 6.4): exam 3, province 2, first year 4, serial 6, check 1. */
export type FileNumberParts = { examCode: string; province: string; firstYear: number; serial: number };

/** Highest serial of one exam, province and first year. */
export const LAST_SERIAL = 999_999;

/** The sixteen digits of a file number; the last one is the ISO 7064 MOD 11,10 check of the others. */
export function fileNumber(parts: FileNumberParts): string {
  const body = `${parts.examCode}${parts.province}${String(parts.firstYear)}${String(parts.serial).padStart(6, '0')}`;
  return `${body}${String(checkDigit(body))}`;
}

/** True when the digits have the length and check digit of a file number, so that a typing slip is caught at the field. */
export function isFileNumber(text: string): boolean {
  return /^\d{16}$/.test(text) && checkDigit(text.slice(0, 15)) === Number(text[15]);
}

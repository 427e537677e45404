import type { Day } from './dates.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The check character of a number of 18 (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** True when the text has 17 digits and the check character that belongs to them. */
export function checkCharacterFits(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && checkCharacter(number) === number.charAt(17);
}

/** The day `YYYYMMDD` names, or nothing when the calendar has no such day. */
export function dayOfDigits(digits: string): Day | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined;
  const [year, month, date] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const at = new Date(Date.UTC(year, month - 1, date));
  const exists = year >= 1800 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return exists ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : undefined;
}

/** The number of 18 that replaced a first-generation number of 15 (一代证升位): the century is put in, the check character added. For old archives only. */
export function upgradeFirstGenerationNumber(number: string): string | undefined {
  if (!/^\d{15}$/.test(number)) return undefined;
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return dayOfDigits(first17.slice(6, 14)) ? first17 + checkCharacter(first17) : undefined;
}

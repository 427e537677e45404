import type { Jurisdiction } from '#contracts/staff.ts';

type Account = { provinces: 'all' | readonly string[] };

/** The one province an account takes fees for; null for one that is shared, or unknown. */
export function soleProvinceOf(account: Account | undefined): string | null {
  if (account === undefined || account.provinces === 'all' || account.provinces.length !== 1) return null;
  return account.provinces[0] ?? null;
}

/** True for an account whose bills a member sees: it takes fees of their province; the nation sees all, a city or a review point none. */
export function seesAccount(j: Jurisdiction, account: Account): boolean {
  if (j.exams !== undefined) return false;
  return j.kind === 'nation' || (j.kind === 'province' && (account.provinces === 'all' || account.provinces.includes(j.province)));
}

/** True for an account whose bills a member brings: the nation any, a province only one that is its own alone. */
export function bringsBillsOf(j: Jurisdiction, account: Account): boolean {
  return j.exams === undefined && (j.kind === 'nation' || (j.kind === 'province' && soleProvinceOf(account) === j.province));
}

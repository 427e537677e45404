import { OWN_PATH_MAX } from '#contracts/accounts.ts';

/** What a signed-in account still owes, as far as the next page depends on it. */
export type SignInFacts = { agreementCurrent: boolean; hasEducation: boolean; hasPhone: boolean };

/** Where a sign-in leads: to a changed agreement first, then to missing education data (R-2.1.1-32), then to a missing phone, then to `/my`, which leads to the photo page while there is no photo (R-2.2.1-01) and else where the visitor was going. */
export function signInDestination(facts: SignInFacts, next: string | undefined): string {
  if (!facts.agreementCurrent) return '/my/profile/agreement';
  if (!facts.hasEducation) return '/my/profile/education';
  if (!facts.hasPhone) return '/my/profile/phone';
  return next !== undefined && isOwnPath(next) && !/^\/my(?:$|[?#])/.test(next) ? `/my?next=${encodeURIComponent(next)}` : '/my';
}

/** True for an address within this site; `//host` and `/\host` are not. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(path) && path.length <= OWN_PATH_MAX;
}

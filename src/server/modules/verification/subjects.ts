import type { AccountFacts, HolderFacts } from '#server/modules/accounts/index.ts';
import type { VerificationSubject } from '#contracts/verification.ts';
import { routeForDegree, routeForEducation, routeForIdentity, type VerificationRoute } from './domain/education-rules.ts';

/** Everything of an account that is verified (titles are an application's), in the order of the candidate's page: the person, then the rows as they were added. */
export function subjectsOf(account: AccountFacts): VerificationSubject[] {
  return [
    { kind: 'identity', rowId: account.id },
    ...account.educations.map((row) => ({ kind: 'education' as const, rowId: row.id })),
    ...account.degrees.map((row) => ({ kind: 'degree' as const, rowId: row.id })),
  ];
}

/** Which way a subject of this account is verified; undefined when the account has no such live row. */
export function routeOf(account: HolderFacts, subject: VerificationSubject): VerificationRoute | undefined {
  switch (subject.kind) {
    case 'identity':
      return subject.rowId === account.id ? routeForIdentity(account) : undefined;
    case 'education': {
      const row = account.educations.find((education) => education.id === subject.rowId);
      return row && routeForEducation({ graduatedIn: row.graduatedIn, educationLevel: row.level, studyMode: row.mode });
    }
    case 'degree': {
      const row = account.degrees.find((degree) => degree.id === subject.rowId);
      return row && routeForDegree({ awardedIn: row.awardedIn, overseas: studiedAbroadAt(account, row.institution) });
    }
    case 'title': // it is no row of the account: that it was stated at all stands in its verification
      return { kind: 'registry' };
  }
}

/** A degree carries no mode of study; it is foreign where the account's education at the same institution is. */
function studiedAbroadAt(account: HolderFacts, institution: string): boolean {
  return account.educations.some((row) => row.mode === 'overseas' && row.institution === institution);
}

/** True when two subjects are the same. */
export function sameSubject(a: VerificationSubject, b: VerificationSubject): boolean {
  return a.kind === b.kind && a.rowId === b.rowId;
}

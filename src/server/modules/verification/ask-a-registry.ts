import type { VerificationSubject } from '#contracts/verification.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { AskOutcome } from './domain/asking.ts';
import type { Registries } from './registries/http-registries.ts';

/** Puts the question about one subject to its registry; undefined when the account no longer has the row. */
export async function askARegistry(registries: Registries, account: AccountFacts, subject: VerificationSubject): Promise<AskOutcome | undefined> {
  const holder = { requestId: newId(), name: account.name, documentType: account.documentType, documentNumber: account.documentNumber };
  switch (subject.kind) {
    case 'identity':
      return registries.identity.ask(holder);
    case 'education': {
      const row = account.educations.find(({ id }) => id === subject.rowId);
      if (!row) return undefined;
      const { certificateNumber, institution, graduatedIn, major, level } = row;
      return registries.education.ask({ ...holder, certificateNumber, institution, graduatedIn, major, educationLevel: level });
    }
    case 'degree': {
      const row = account.degrees.find(({ id }) => id === subject.rowId);
      if (!row) return undefined;
      const { certificateNumber, institution, awardedIn, major, level } = row;
      return registries.degree.ask({ ...holder, certificateNumber, institution, awardedIn, major, degreeLevel: level });
    }
  }
}

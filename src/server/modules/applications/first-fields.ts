import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import type { Fields } from '#server/platform/http/page.ts';

/** In a first draft: which fields were taken over from a self-test. The form says so until the draft is first changed, which drops this name. */
export const TAKEN_FROM_TEST = 'takenFromTest';

/** What a first form begins with: the contact data and the only education of the account. */
export function firstFields(account: Pick<AccountFacts, 'phone' | 'mail' | 'address' | 'postcode' | 'educations'>): Fields {
  const [only, ...others] = account.educations;
  return flattenFields({ phone: account.phone, mail: account.mail, address: account.address, postcode: account.postcode, educationId: only && others.length === 0 ? only.id : undefined });
}

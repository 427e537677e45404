import { ACCOUNT_REFUSALS } from './refusals/accounts.ts';
import { ASSISTANCE_REFUSALS } from './refusals/assistance.ts';
import { CATALOGUE_REFUSALS } from './refusals/catalogue.ts';
import { CONTENT_REFUSALS } from './refusals/content.ts';
import { DEMO_REFUSALS } from './refusals/demo.ts';
import { FIELD_REFUSALS } from './refusals/fields.ts';
import { IDENTITY_REFUSALS } from './refusals/identity.ts';
import { DOCUMENT_REFUSALS } from './refusals/documents.ts';
import { RULE_REFUSALS } from './refusals/rules.ts';
import { SITTING_REFUSALS } from './refusals/sittings.ts';
import { MESSAGE_REFUSALS } from './refusals/messages.ts';
import { MATERIAL_REFUSALS } from './refusals/materials.ts';
import { OVERSIGHT_REFUSALS } from './refusals/oversight.ts';
import { PAYMENT_REFUSALS } from './refusals/payments.ts';
import { PHOTO_REFUSALS } from './refusals/photos.ts';
import { REPORT_REFUSALS } from './refusals/reports.ts';
import { REQUEST_REFUSALS } from './refusals/requests.ts';
import { REVIEW_REFUSALS } from './refusals/review.ts';
import { STAFF_REFUSALS } from './refusals/staff.ts';
import { VERIFICATION_REFUSALS } from './refusals/verification.ts';
import { APPLICATION_REFUSALS } from './refusals/applications.ts';
import type { RefusalWords } from './refusals/words.ts';

/** Every "no" the platform can say, with its HTTP status and the words people read; a module adds its own list here. */
export const REFUSALS = {
  ...ACCOUNT_REFUSALS,
  ...ASSISTANCE_REFUSALS,
  ...CATALOGUE_REFUSALS,
  ...CONTENT_REFUSALS,
  ...DEMO_REFUSALS,
  ...FIELD_REFUSALS,
  ...IDENTITY_REFUSALS,
  ...DOCUMENT_REFUSALS,
  ...MATERIAL_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...SITTING_REFUSALS,
  ...REPORT_REFUSALS,
  ...REQUEST_REFUSALS,
  ...REVIEW_REFUSALS,
  ...RULE_REFUSALS,
  ...STAFF_REFUSALS,
  ...VERIFICATION_REFUSALS,
  ...PHOTO_REFUSALS,
  ...APPLICATION_REFUSALS,
  ...OVERSIGHT_REFUSALS,
} as const satisfies Record<string, RefusalWords>;

export type RefusalCode = keyof typeof REFUSALS;

/** One "no": its code, the field it stands at (dotted path as in the form), and what its words mention. */
export type Refusal = { code: RefusalCode; path?: string; params?: Record<string, string | number> };

export type Lang = 'zh' | 'en';

/** Makes a refusal; the code must be on the list, so it always has words and a status. */
export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more };
}

/** True when a text is the code of a listed refusal; used to read codes out of schema messages. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSALS, text);
}

/** The words of a refusal in the reader's language, its params filled in. */
export function refusalText(refusal: Refusal, lang: Lang): string {
  const words: RefusalWords = REFUSALS[refusal.code];
  return words[lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(refusal.params?.[name] ?? whole));
}

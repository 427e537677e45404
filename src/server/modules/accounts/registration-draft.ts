import { z } from 'zod';
import { RegistrationForm } from '#contracts/accounts.ts';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findDraft, lockDraft, putDraft } from './drafts.store.ts';
import { SEALED } from './sealed-fields.ts';

const LIFE = 2 * 3_600_000;

/** The steps of registering, in order: agreement, notes, form, re-entry, phone code, done. */
export const STEPS = ['agreed', 'read', 'filled', 'confirmed', 'registered'] as const;
export type Step = (typeof STEPS)[number];

const KeptForm = RegistrationForm.omit({ password: true, passwordAgain: true, recoveryAnswer: true });

/** What a visit has filled in before there is an account; secrets only as their slow hashes. */
const Draft = z.object({
  step: z.enum(STEPS),
  agreementVersion: z.string(),
  agreedAt: z.number(),
  form: KeptForm.optional(),
  passwordHash: z.string().optional(),
  answerHash: z.string().optional(),
  /** After a code was asked for: when the next may be. */
  codeSentAt: z.number().optional(),
  /** After registering: the masked phone of the success words. */
  boundPhone: z.string().optional(),
});
export type RegistrationDraft = z.infer<typeof Draft>;

type Office = { crypto: FieldCrypto; now: Instant };

/** True when the draft has come at least this far. */
export function hasReached(draft: RegistrationDraft, step: Step): boolean {
  return STEPS.indexOf(draft.step) >= STEPS.indexOf(step);
}

/** What this visit has filled in so far. */
export async function findRegistration(tx: Tx, { crypto, now }: Office, visit: Buffer | undefined): Promise<RegistrationDraft | undefined> {
  const sealed = visit && (await findDraft(tx, visit, 'registration', now));
  return sealed && opened(crypto, sealed);
}

/** The same, held until the transaction ends. */
export async function lockRegistration(tx: Tx, { crypto, now }: Office, visit: Buffer | undefined): Promise<RegistrationDraft | undefined> {
  const sealed = visit && (await lockDraft(tx, visit, 'registration', now));
  return sealed && opened(crypto, sealed);
}

function opened(crypto: FieldCrypto, sealed: Buffer): RegistrationDraft | undefined {
  const draft = Draft.safeParse(JSON.parse(crypto.open(SEALED.draft, sealed)));
  return draft.success ? draft.data : undefined;
}

/** Keeps the draft for two more hours. */
export async function keepRegistration(tx: Tx, { crypto, now }: Office, visit: Buffer, draft: RegistrationDraft): Promise<void> {
  await putDraft(tx, visit, 'registration', crypto.seal(SEALED.draft, JSON.stringify(draft)), now, now + LIFE);
}

import { z } from 'zod';
import { RecoveryChannel, RecoveryQuestion } from '#contracts/accounts.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockDraft, putDraft, removeDraft, findDraft } from './drafts.store.ts';
import { SEALED } from './sealed-fields.ts';

const LIFE = 15 * 60_000;

/** A recovery under way; without an account it goes the same way and simply never succeeds. */
const Draft = z.object({
  way: z.enum(['question', 'sms']),
  accountId: AccountId.optional(),
  /** The question shown; for nobody's account one that follows from what was typed, so that asking again shows the same. */
  question: RecoveryQuestion,
  /** Stands for the person asked for, where there is no recipient to count by. */
  askedKey: z.string(),
  sentTo: RecoveryChannel.optional(),
  recipientKey: z.string().optional(),
  codeSentAt: z.number().optional(),
  proven: z.boolean(),
});
export type RecoveryDraft = z.infer<typeof Draft>;

type Office = { crypto: FieldCrypto; now: Instant };

/** The recovery this visit is in. */
export async function findRecovery(tx: Tx, { crypto, now }: Office, visit: Buffer | undefined): Promise<RecoveryDraft | undefined> {
  const sealed = visit && (await findDraft(tx, visit, 'recovery', now));
  return sealed && Draft.safeParse(JSON.parse(crypto.open(SEALED.draft, sealed))).data;
}

/** The same, held until the transaction ends. */
export async function lockRecovery(tx: Tx, { crypto, now }: Office, visit: Buffer | undefined): Promise<RecoveryDraft | undefined> {
  const sealed = visit && (await lockDraft(tx, visit, 'recovery', now));
  return sealed && Draft.safeParse(JSON.parse(crypto.open(SEALED.draft, sealed))).data;
}

/** Keeps the recovery for a quarter of an hour. */
export async function keepRecovery(tx: Tx, { crypto, now }: Office, visit: Buffer, draft: RecoveryDraft): Promise<void> {
  await putDraft(tx, visit, 'recovery', crypto.seal(SEALED.draft, JSON.stringify(draft)), now, now + LIFE);
}

/** Ends the recovery. */
export async function forgetRecovery(tx: Tx, visit: Buffer): Promise<void> {
  await removeDraft(tx, visit, 'recovery');
}

import { z } from 'zod';
import { DocumentType } from '#contracts/document-types.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { Leaving } from '#server/platform/oidc/oidc.ts';
import { findOidcVisit, putOidcVisit, takeOidcVisit } from '#server/platform/oidc/visits.store.ts';

const CONTENT = 'oidc_visit.candidate';
const MINUTE = 60_000;

const Identity = z.object({ name: z.string(), documentType: DocumentType, documentNumber: z.string(), phone: z.string().optional(), level: z.string() });

/** What is kept of a visit that goes by the government platform: what its return must bring; then who came back and what is still to show. */
const Kept = z.discriminatedUnion('step', [
  z.object({ step: z.literal('left'), leaving: Leaving, next: z.string().optional() }),
  z.object({ step: z.literal('phone'), subject: z.string(), identity: Identity, accountId: AccountId, next: z.string().optional(), codeSentAt: z.number().optional() }),
  z.object({ step: z.literal('register'), subject: z.string(), identity: Identity }),
]);
export type Kept = z.infer<typeof Kept>;

type Office = { crypto: FieldCrypto; now: Instant };
const LIVES: Record<Kept['step'], number> = { left: 10 * MINUTE, phone: 15 * MINUTE, register: 120 * MINUTE };

/** Keeps it, sealed, in place of what the visit kept before. */
export function keepVisit(tx: Tx, { crypto, now }: Office, visitKey: Buffer, kept: Kept): Promise<void> {
  return putOidcVisit(tx, visitKey, 'candidate', crypto.seal(CONTENT, JSON.stringify(kept)), now + LIVES[kept.step]);
}

/** What a visit keeps at this step, left in its place. */
export async function findVisit<S extends Kept['step']>(tx: Tx, { crypto, now }: Office, visitKey: Buffer | undefined, step: S): Promise<Extract<Kept, { step: S }> | undefined> {
  const sealed = visitKey && (await findOidcVisit(tx, visitKey, 'candidate', now));
  return sealed && at(step, crypto, sealed);
}

/** The same, taken away: an answer is looked at once. */
export async function takeVisit<S extends Kept['step']>(tx: Tx, { crypto, now }: Office, visitKey: Buffer | undefined, step: S): Promise<Extract<Kept, { step: S }> | undefined> {
  const sealed = visitKey && (await takeOidcVisit(tx, visitKey, 'candidate', now));
  return sealed && at(step, crypto, sealed);
}

function at<S extends Kept['step']>(step: S, crypto: FieldCrypto, sealed: Buffer): Extract<Kept, { step: S }> | undefined {
  const kept = Kept.safeParse(JSON.parse(crypto.open(CONTENT, sealed)));
  return kept.success && isAt(kept.data, step) ? kept.data : undefined;
}

function isAt<S extends Kept['step']>(kept: Kept, step: S): kept is Extract<Kept, { step: S }> {
  return kept.step === step;
}

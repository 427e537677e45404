import { z } from 'zod';
import { UnlockPart } from '#contracts/applications.ts';
import { AccountWish } from '#contracts/assistance.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** What a case asks and why, as it is sealed in its row; older rows must stay readable: only add. */
export const CaseContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unlock'), number: z.string(), parts: z.array(UnlockPart), until: z.number(), reason: z.string() }),
  z.object({ kind: z.literal('appeal'), number: z.string(), reason: z.string(), contested: z.string() }),
  z.object({ kind: z.literal('account'), wish: AccountWish, reason: z.string() }),
]);
export type CaseContent = z.infer<typeof CaseContent>;

const CONTENT = 'assistance_case.content';
const ANSWER = 'assistance_case.answer';

export const sealContent = (crypto: FieldCrypto, content: CaseContent): Buffer => crypto.seal(CONTENT, JSON.stringify(content));
export const openContent = (crypto: FieldCrypto, sealed: Buffer): CaseContent => CaseContent.parse(JSON.parse(crypto.open(CONTENT, sealed)));
export const sealAnswer = (crypto: FieldCrypto, answer: string): Buffer => crypto.seal(ANSWER, answer);
export const openAnswer = (crypto: FieldCrypto, sealed: Buffer): string => crypto.open(ANSWER, sealed);

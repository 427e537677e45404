import { factsFrom, splitCode, type SignedFacts } from '#contracts/signed-codes.ts';

/** A code as it was read: what it claims, under which key, and the bytes that vouch for it. */
export type ReadCode = { facts: SignedFacts; key: number; signedPart: string; signature: Buffer };

/** Reads a code; undefined for whatever is none. It says nothing of the signature yet. */
export function readCode(text: string): ReadCode | undefined {
  const parts = splitCode(text);
  const told = parts && factsFrom(Buffer.from(parts.claims, 'base64url').toString('utf8'));
  return told && { ...told, signedPart: parts.signedPart, signature: Buffer.from(parts.signature, 'base64url') };
}

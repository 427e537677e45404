import { claimsText, signedPartOf, type SignedFacts } from '#contracts/signed-codes.ts';
import type { Kit } from '#server/platform/kit.ts';

/** The signed code (防伪码) of a document, as the address its QR code holds: what is said stands after `#`, which no browser sends to anybody. */
export function issueCode({ signatures, settings }: Pick<Kit, 'signatures' | 'settings'>, facts: SignedFacts): string {
  const signed = signedPartOf(Buffer.from(claimsText(facts, signatures.newest), 'utf8').toString('base64url'));
  return `${settings.publicUrl}/verify#${signed}.${signatures.sign(signed).toString('base64url')}`;
}

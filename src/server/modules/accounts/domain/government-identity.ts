import { DocumentType } from '#contracts/document-types.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What a government platform verified of somebody. */
export type GovernmentIdentity = { name: string; documentType: DocumentType; documentNumber: string; phone: string | undefined; level: string };

/** What is read of its token; the names are those OpenID gateways of such platforms commonly use. */
type Token = { acr: string | undefined; claims: Readonly<Record<string, unknown>> };

/** The verified identity in a token, or every reason why it is none: a level that is not trusted, or no name and number (实名等级). */
export function identityIn({ acr, claims }: Token, trusted: readonly string[]): { identity: GovernmentIdentity } | { refusals: Refusal[] } {
  const [name, number] = [textIn(claims['name']), textIn(claims['document_number'])];
  const type = DocumentType.safeParse(claims['document_type'] ?? 'resident_id');
  const no: Refusal[] = [];
  if (acr === undefined || !trusted.includes(acr)) no.push(refuse('government.level_low'));
  if (name === undefined || number === undefined || !type.success) no.push(refuse('government.no_document'));
  if (no.length > 0 || acr === undefined || name === undefined || number === undefined || !type.success) return { refusals: no };
  return { identity: { name, documentType: type.data, documentNumber: number.toUpperCase(), phone: mobileIn(claims['phone_number']), level: acr } };
}

/** What a verified identity leads to: the account it was linked to; the account of that person, at once when the verified phone is the account's own and else by a code to it; or registering. */
export type Way = { go: 'in' } | { go: 'phone' } | { go: 'register' } | { go: 'no'; refusals: Refusal[] };

export type Known = { linked: boolean; accountOfPerson: { phone: string | undefined } | undefined; documentKnown: boolean };

/** Decides the way. Never into an account by name and number alone: its phone, or an earlier link, must be shown. */
export function wayOf(identity: GovernmentIdentity, known: Known): Way {
  if (known.linked) return { go: 'in' };
  const account = known.accountOfPerson;
  if (!account) return known.documentKnown ? { go: 'no', refusals: [refuse('government.name_differs')] } : { go: 'register' };
  if (account.phone === undefined) return { go: 'no', refusals: [refuse('government.no_phone')] };
  return identity.phone === account.phone ? { go: 'in' } : { go: 'phone' };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const mobileIn = (value: unknown): string | undefined => /^(?:\+?86)?(1\d{10})$/.exec(textIn(value) ?? '')?.[1];

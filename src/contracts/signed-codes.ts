/** What carries a signed code (防伪码): 准考证, 电子证书, 成绩合格证明, 成绩复查结果通知书. */
export const CODE_KINDS = ['ticket', 'certificate', 'proof', 'recheck'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** What a printed document says of itself and anybody may check against the paper; the document number stands in it masked, as on screens. */
export type SignedFacts = {
  kind: CodeKind;
  /** Ticket number (准考证号), certificate number (证书编号) or number of the letter (编号). */
  number: string;
  /** Counted up each time the document is issued again; an older one is void. */
  version: number;
  /** Exam and year, in the document's words. */
  title: string;
  holder: string;
  document: string;
  /** 签发日期, `2027-08-01`. */
  issuedOn: string;
  /** What the document was made out for (加注), or where the holder sits; empty when nothing is said. */
  remark: string;
  /** The last day the document may be used for what it was made out for (加注的使用有效期); absent: without an end. */
  usableUntil?: string;
};

/** What checking a code comes to (核验结果); `use_over`: genuine, but the time it was made out for is over (用途已过期). */
export const CODE_VERDICTS = ['genuine', 'use_over', 'revoked', 'forged', 'unknown_key', 'unreadable'] as const;
export type CodeVerdict = (typeof CODE_VERDICTS)[number];

/** The first sign of every code: format 1. */
const FORMAT = 'JB1';
const LONGEST = 2_000;
const ENCODED = /^[\w-]+$/;

/** What a code says under which key, as the text that is encoded (UTF-8, base64url) and signed. */
export function claimsText({ kind, number, version, title, holder, document, issuedOn, remark, usableUntil }: SignedFacts, key: number): string {
  return JSON.stringify([key, kind, number, version, title, holder, document, issuedOn, remark, ...(usableUntil === undefined ? [] : [usableUntil])]);
}

/** The part of a code its signature covers. */
export function signedPartOf(encodedClaims: string): string {
  return `${FORMAT}.${encodedClaims}`;
}

/** The parts of a code as typed, scanned or opened as an address (what follows `#`), each in base64url; undefined for whatever is none. It says nothing of the signature yet. */
export function splitCode(text: string): { claims: string; signature: string; signedPart: string } | undefined {
  if (text.length > LONGEST) return undefined;
  const [format, claims = '', signature = '', ...more] = text.slice(text.indexOf('#') + 1).replace(/\s+/g, '').split('.');
  if (format !== FORMAT || more.length > 0 || !ENCODED.test(claims) || !ENCODED.test(signature)) return undefined;
  return { claims, signature, signedPart: signedPartOf(claims) };
}

/** What decoded claims say; undefined when they are not of our making. */
export function factsFrom(claims: string): { facts: SignedFacts; key: number } | undefined {
  let told: unknown;
  try {
    told = JSON.parse(claims);
  } catch {
    return undefined;
  }
  if (!Array.isArray(told)) return undefined;
  const [key, kind, number, version, title, holder, document, issuedOn, remark, usableUntil]: unknown[] = told;
  const known = CODE_KINDS.find((k) => k === kind);
  if (known === undefined || !isCount(key) || !isCount(version)) return undefined;
  if (!isText(number) || !isText(title) || !isText(holder) || !isText(document) || !isText(issuedOn) || !isText(remark)) return undefined;
  if (usableUntil !== undefined && !isDay(usableUntil)) return undefined;
  return { key, facts: { kind: known, number, version, title, holder, document, issuedOn, remark, ...(usableUntil !== undefined && { usableUntil }) } };
}

/** The verdict from what was found out about a code, the gravest first. */
export function judgeCode(found: { keyKnown: boolean; signatureRight: boolean; revoked: boolean; useOver: boolean }): Exclude<CodeVerdict, 'unreadable'> {
  if (!found.keyKnown) return 'unknown_key';
  if (!found.signatureRight) return 'forged';
  if (found.revoked) return 'revoked';
  return found.useOver ? 'use_over' : 'genuine';
}

/** True once the last day on which a document may be used is over, in Beijing. */
export function isUseOver({ usableUntil }: Pick<SignedFacts, 'usableUntil'>, now: number): boolean {
  return usableUntil !== undefined && now >= Date.parse(`${usableUntil}T00:00:00+08:00`) + 86_400_000;
}

/** What a revocation list says of a code: enough to find it by, nothing to read. Digested (SHA-256) by whoever asks. */
export function revocationNameOf({ kind, number, version }: Pick<SignedFacts, 'kind' | 'number' | 'version'>): string {
  return `${kind}/${number}/${String(version)}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): value is string => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && isInCalendar(value);
// a day that no calendar has would never be over
const isInCalendar = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

/** The text a revocation list's signature covers. */
export function revocationListText(asOf: number, digests: readonly string[]): string {
  return `${FORMAT}-revoked\n${String(asOf)}\n${digests.join('\n')}`;
}

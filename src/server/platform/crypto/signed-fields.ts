import { createHmac } from 'node:crypto';
import { isSameText } from './same-text.ts';

type Signable = Record<string, string | number | null>;

/** True when the signature over the other fields is right; compared in constant time. */
export function isSigned(key: string, fields: Signable & { signature: string }): boolean {
  return isSameText(fields.signature, signatureOf(key, fields));
}

/** The signature an outside system and we agree on: HMAC-SHA256 over `name=value` of every field but the signature, sorted by name, joined by `&`. */
function signatureOf(key: string, fields: Signable): string {
  const text = Object.entries(fields).filter(([name]) => name !== 'signature').sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value === null ? '' : String(value)}`).join('&');
  return createHmac('sha256', key).update(text).digest('hex');
}

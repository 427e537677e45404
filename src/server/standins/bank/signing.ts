import { createHmac, timingSafeEqual } from 'node:crypto';

export type Fields = Record<string, string | number | null>;

/** The bank's own writing of the signature both sides agreed on: HMAC-SHA256 over the sorted `name=value` pairs joined by `&`. */
export function sign<T extends Fields>(key: string, fields: T): T & { signature: string } {
  const names = Object.keys(fields).filter((name) => name !== 'signature').sort();
  const text = names.map((name) => `${name}=${String(fields[name] ?? '')}`).join('&');
  return { ...fields, signature: createHmac('sha256', key).update(text).digest('hex') };
}

/** True when the fields carry the signature they should. */
export function isGenuine(key: string, fields: Fields): boolean {
  const [right, given] = [Buffer.from(sign(key, fields).signature), Buffer.from(String(fields['signature'] ?? ''))];
  return right.length === given.length && timingSafeEqual(right, given);
}

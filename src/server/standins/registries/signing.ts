import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The keys a caller may sign with; answers are signed with the one the caller used. */
export type Keys = ReadonlyMap<string, string>;

/** Reads `id:secret,id:secret` as the platform's settings have it; a bare secret is `k1`. */
export function keysFrom(text: string): Keys {
  return new Map(text.split(',').map((one) => {
    const colon = one.indexOf(':');
    return colon > 0 ? [one.slice(0, colon).trim(), one.slice(colon + 1).trim()] : ['k1', one.trim()];
  }));
}

export type Caller = { keyId: string; timestamp: string; nonce: string; requestId: string };

/** What a caller signs: HMAC-SHA256 over method, address, key id, time, nonce, request id and the body's digest. */
export function questionSignature(secret: string, method: string, address: string, c: Caller, body: string): string {
  return createHmac('sha256', secret).update(`JINBANG1-REQUEST\n${method}\n${address}\n${c.keyId}\n${c.timestamp}\n${c.nonce}\n${c.requestId}\n${sha256(body)}`).digest('hex');
}

/** What a registry signs: HMAC-SHA256 over status, key id, its time, the caller's nonce and request id and the body's digest. */
export function answerSignature(secret: string, status: number, c: Caller, body: string): string {
  return createHmac('sha256', secret).update(`JINBANG1-ANSWER\n${String(status)}\n${c.keyId}\n${c.timestamp}\n${c.nonce}\n${c.requestId}\n${sha256(body)}`).digest('hex');
}

const sha256 = (body: string): string => createHash('sha256').update(body).digest('hex');

/** Compares two signatures in constant time. */
export function sameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

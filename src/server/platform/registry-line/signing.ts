import { createHash, createHmac } from 'node:crypto';

/** The keys shared with one gateway: the first signs, every one of them verifies, so that a new key can be brought in before the old one is taken out. */
export type KeyRing = readonly { id: string; secret: string }[];

/** Reads `id:secret,id:secret`; a bare secret is key `k1`. */
export function readKeyRing(text: string): KeyRing {
  return text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [, id, secret] = /^([A-Za-z0-9._-]{1,40}):(.+)$/.exec(part) ?? [];
    return id !== undefined && secret !== undefined ? { id, secret } : { id: 'k1', secret: part };
  });
}

export type SignedRequest = { method: string; path: string; keyId: string; timestamp: string; nonce: string; requestId: string; body: string };
export type SignedAnswer = { status: number; keyId: string; timestamp: string; nonce: string; requestId: string; body: string };

/** HMAC-SHA256 in hex over the lines of a request; the path is the whole one with its query. */
export function signRequest(secret: string, r: SignedRequest): string {
  return hmac(secret, ['JINBANG1-REQUEST', r.method, r.path, r.keyId, r.timestamp, r.nonce, r.requestId, digest(r.body)]);
}

/** HMAC-SHA256 in hex over the lines of an answer, which names the nonce and id of the request it is for. */
export function signAnswer(secret: string, a: SignedAnswer): string {
  return hmac(secret, ['JINBANG1-ANSWER', String(a.status), a.keyId, a.timestamp, a.nonce, a.requestId, digest(a.body)]);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (secret: string, lines: string[]): string => createHmac('sha256', secret).update(lines.join('\n')).digest('hex');

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (body: string): string => createHash('sha256').update(body).digest('hex');

/** The signature a caller puts on a question: HMAC-SHA256 over method, path, time, request id and the body's digest. */
export function questionSignature(key: string, parts: { method: string; path: string; timestamp: string; requestId: string; body: string }): string {
  const text = [parts.method, parts.path, parts.timestamp, parts.requestId, digest(parts.body)].join('\n');
  return createHmac('sha256', key).update(text).digest('hex');
}

/** The signature a registry puts on its answer: HMAC-SHA256 over status, request id and the body's digest. */
export function answerSignature(key: string, parts: { status: number; requestId: string; body: string }): string {
  return createHmac('sha256', key).update([parts.status, parts.requestId, digest(parts.body)].join('\n')).digest('hex');
}

/** Compares two signatures in constant time. */
export function sameSignature(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

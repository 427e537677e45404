import type { FastifyReply, FastifyRequest } from 'fastify';
import { questionSignature, sameSignature, type Caller, type Keys } from './signing.ts';

const FIVE_MINUTES = 300_000;
const NONCES_KEPT = 200_000;

export type Fault = { status: number; code: string; message: string };

/** Who calls, by the headers. */
export function callerOf(request: FastifyRequest): Caller {
  const header = (name: string) => { const value = request.headers[name]; return typeof value === 'string' ? value : ''; };
  return { keyId: header('x-key-id'), timestamp: header('x-timestamp'), nonce: header('x-nonce'), requestId: header('x-request-id') };
}

/** The body as it came. */
export function bodyOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

/** The body as JSON; nothing where it is none. */
export function jsonOf(request: FastifyRequest): unknown {
  try {
    return JSON.parse(bodyOf(request));
  } catch {
    return undefined;
  }
}

/** Ends the connection in place of an answer. */
export function cutTheLine(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

/** Lets a request in whose key is known, whose signature fits, whose time is now and whose nonce was never seen; answers what is wrong otherwise. */
export function admission(keys: Keys, now: () => number): (request: FastifyRequest) => Fault | undefined {
  const seen = new Set<string>();
  return (request) => {
    const caller = callerOf(request);
    const secret = keys.get(caller.keyId);
    if (secret === undefined) return { status: 401, code: 'unknown_key', message: 'no such key' };
    const signature = request.headers['x-signature'];
    if (typeof signature !== 'string' || !sameSignature(questionSignature(secret, request.method, request.url, caller, bodyOf(request)), signature)) return { status: 401, code: 'bad_signature', message: 'signature does not fit' };
    if (!(Math.abs(now() - Number(caller.timestamp)) <= FIVE_MINUTES)) return { status: 401, code: 'stale_timestamp', message: 'more than five minutes from our clock' };
    if (caller.nonce.length < 16 || seen.has(caller.nonce)) return { status: 401, code: 'nonce_seen', message: 'nonce missing or used before' };
    seen.add(caller.nonce);
    const [oldest] = seen;
    if (seen.size > NONCES_KEPT && oldest !== undefined) seen.delete(oldest);
    return undefined;
  };
}

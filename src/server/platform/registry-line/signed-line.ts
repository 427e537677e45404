import { randomBytes } from 'node:crypto';
import { Agent, errors, request, type Dispatcher } from 'undici';
import type { z } from 'zod';
import type { OutsideService } from '#contracts/outside-services.ts';
import { GatewayError, type NoAnswer } from '#contracts/registry-gateway.ts';
import { isOutsideFault, type FaultKind } from '../outside/fault.ts';
import { openOutside, type Outside } from '../outside/outside.ts';
import { isSameText } from '../crypto/same-text.ts';
import { readKeyRing, signAnswer, signRequest, type KeyRing } from './signing.ts';

const MAX_ANSWER_BYTES = 1024 * 1024;
/** How far an answer's time may lie from ours: older ones are refused, whoever signed them. */
const ANSWER_AGE_MS = 5 * 60_000;
/** A gateway cannot silence us for longer than this. */
const PAUSE_MOST_MS = 3_600_000;

/** A registry gateway's base address and the keys both sides sign with, as the settings have them (`id:secret,id:secret`, or one secret). */
export type Gateway = { url: string; key: string };

export type LineOptions = {
  gateway: Gateway;
  /** How long one call may take before it counts as no answer. */
  timeoutMs: number;
  /** The real time, for signatures; not the platform's possibly moved clock. */
  now: () => number;
  /** The program's recorder of calls to the outside; absent: one of the line's own. */
  outside?: Outside;
  /** The name the recorder knows the other side by; absent: `registry:` and the first part of the path. */
  service?: OutsideService;
};

/** What came of one request: what the registry said, under its signature, or why there is nothing to rely on. */
export type LineOutcome<A> = { kind: 'answer'; answer: A } | NoLineAnswer;
export type NoLineAnswer = { kind: 'no_answer'; why: NoAnswer; /** When the gateway wants to be asked again. */ pauseMs?: number; /** Its own code, for the log. */ code?: string };

export type LineRequest<A> = { method: 'GET' | 'POST' | 'PUT'; path: string; requestId: string; body?: unknown; answer: z.ZodType<A & { requestId: string }> };
export type Line = { send<A>(r: LineRequest<A>): Promise<LineOutcome<A>>; close(): Promise<void> };

/**
 * One signed line to a gateway of registries (核验接口 v1): every request carries key id, time, nonce, id and signature, and an answer counts only
 * when it is signed with a key of the ring, just now, for this nonce and this id. It never throws for what the other side does.
 */
export function openLine(options: LineOptions): Line {
  const agent = new Agent({ maxResponseSize: MAX_ANSWER_BYTES, connect: { timeout: options.timeoutMs }, connections: 8 });
  const keys = readKeyRing(options.gateway.key);
  const outside = options.outside ?? openOutside({ rule: 'off' });
  return { send: (r) => recorded(outside, options, r, (signal) => send({ ...options, keys }, agent, r, signal)), close: () => agent.close() };
}

/** A line that is down for everybody is not tried by everybody: the recorder's breaker holds calls back, and that is no answer either. */
async function recorded<A>(outside: Outside, { timeoutMs, service }: LineOptions, { path }: LineRequest<A>, act: (signal: AbortSignal) => Promise<LineOutcome<A>>): Promise<LineOutcome<A>> {
  const [registry = '', what = ''] = path.split(/[/?]/);
  try {
    return await outside.ask({ service: service ?? `registry:${registry}`, what: service === undefined ? what : registry, timeoutMs, faultIn: (said) => (said.kind === 'no_answer' ? FAULTS[said.why] : undefined) }, act);
  } catch (problem) {
    if (!isOutsideFault(problem)) throw problem;
    return none(problem.kind === 'timeout' ? 'timeout' : 'unreachable');
  }
}

/** What each kind of silence says about the service's health; a used-up allowance or a question it does not want says nothing against it. */
const FAULTS: Record<NoAnswer, FaultKind> = {
  timeout: 'timeout', unreachable: 'unreachable', busy: 'busy', limited: 'refused', garbled: 'garbled', forged: 'forged', stale: 'forged', other_request: 'forged', refused_us: 'refused',
};

async function send<A>({ gateway, keys, now }: LineOptions & { keys: KeyRing }, agent: Agent, r: LineRequest<A>, signal: AbortSignal): Promise<LineOutcome<A>> {
  const [key] = keys;
  if (!key) throw new Error(`no key for ${gateway.url}`);
  const address = new URL(`${gateway.url.replace(/\/$/, '')}/v1/${r.path}`);
  const body = r.body === undefined ? '' : JSON.stringify(r.body);
  const sent = { method: r.method, path: `${address.pathname}${address.search}`, keyId: key.id, timestamp: String(now()), nonce: randomBytes(16).toString('base64url'), requestId: r.requestId, body };
  try {
    const reply = await request(address, {
      method: r.method, dispatcher: agent, signal, ...(body && { body }),
      headers: {
        ...(body && { 'content-type': 'application/json' }), 'x-key-id': sent.keyId, 'x-timestamp': sent.timestamp, 'x-nonce': sent.nonce, 'x-request-id': sent.requestId, 'x-signature': signRequest(key.secret, sent),
      },
    });
    const text = await reply.body.text();
    if (reply.statusCode !== 200) return refusedBy(reply.statusCode, reply.headers, text);
    return readSigned(keys, { status: reply.statusCode, headers: reply.headers, text }, sent, r, now());
  } catch (error) {
    return { kind: 'no_answer', why: whyNoAnswer(error) };
  }
}

type Reply = { status: number; headers: Dispatcher.ResponseData['headers']; text: string };

function readSigned<A>(keys: KeyRing, reply: Reply, sent: { nonce: string; requestId: string }, r: LineRequest<A>, now: number): LineOutcome<A> {
  const header = (name: string) => { const value = reply.headers[name]; return typeof value === 'string' ? value : ''; };
  const parsed = r.answer.safeParse(readJson(reply.text));
  if (!parsed.success) return none('garbled');
  const key = keys.find(({ id }) => id === header('x-key-id'));
  const [timestamp, nonce, requestId] = [header('x-timestamp'), header('x-nonce'), header('x-request-id')];
  const expected = key && signAnswer(key.secret, { status: reply.status, keyId: key.id, timestamp, nonce, requestId, body: reply.text });
  if (!expected || !isSameText(header('x-signature'), expected)) return none('forged');
  if (nonce !== sent.nonce || requestId !== sent.requestId || parsed.data.requestId !== sent.requestId) return none('other_request');
  if (!(Math.abs(now - Number(timestamp)) <= ANSWER_AGE_MS)) return none('stale');
  return { kind: 'answer', answer: parsed.data };
}

/** An answer that is no 200 decides nothing, so it needs no signature; how long it can silence us is bounded. */
function refusedBy(status: number, headers: Reply['headers'], text: string): NoLineAnswer {
  const code = GatewayError.safeParse(readJson(text)).data?.error.code;
  const seconds = Number(headers['retry-after']);
  const pauseMs = seconds > 0 ? Math.min(seconds * 1000, PAUSE_MOST_MS) : undefined;
  const why = status === 429 ? 'limited' : status >= 500 ? 'busy' : 'refused_us';
  return { kind: 'no_answer', why, ...(pauseMs !== undefined && { pauseMs }), ...(code !== undefined && { code }) };
}

const none = (why: NoAnswer): NoLineAnswer => ({ kind: 'no_answer', why });

function whyNoAnswer(error: unknown): NoAnswer {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'timeout';
  if (error instanceof errors.ConnectTimeoutError || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'timeout';
  return error instanceof errors.ResponseExceededMaxSizeError ? 'garbled' : 'unreachable';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, errors, request } from 'undici';
import { z } from 'zod';
import { VerificationReason } from '#contracts/verification.ts';
import type { DegreeRegistry } from '../degree-registry.ts';
import type { AskOutcome, NoAnswer } from '../domain/asking.ts';
import type { EducationRegistry } from '../education-registry.ts';
import type { IdentityRegistry } from '../identity-registry.ts';

export type Registries = { identity: IdentityRegistry; education: EducationRegistry; degree: DegreeRegistry };

/** A registry gateway's base address and the key both sides sign with (HMAC-SHA256). */
export type Gateway = { url: string; key: string };

export type HttpRegistriesOptions = {
  identity: Gateway;
  /** Serves education and degrees. */
  education: Gateway;
  /** How long one call may take before it counts as no answer. */
  timeoutMs: number;
  /** The real time, for the signature; not the platform's possibly moved clock. */
  now: () => number;
};

const MAX_ANSWER_BYTES = 64 * 1024;

const Answer = z.object({
  requestId: z.string(),
  subject: z.enum(['identity', 'education', 'degree']),
  verdict: z.enum(['passed', 'failed', 'needs_manual']),
  reason: VerificationReason.nullable(),
  matches: z.record(z.string(), z.boolean()),
  reference: z.string().min(1).max(100),
});

/** The three registries over signed HTTP: every question is signed, and an answer counts only with the registry's own signature. */
export function httpRegistries(options: HttpRegistriesOptions): Registries & { close(): Promise<void> } {
  const agent = new Agent({ maxResponseSize: MAX_ANSWER_BYTES, connect: { timeout: options.timeoutMs }, connections: 8 });
  const asker = (gateway: Gateway, subject: 'identity' | 'education' | 'degree') => ({
    ask: ({ requestId, ...question }: { requestId: string }) => ask({ ...options, gateway, agent }, subject, requestId, JSON.stringify(question)),
  });
  return {
    identity: asker(options.identity, 'identity'), education: asker(options.education, 'education'), degree: asker(options.education, 'degree'),
    close: () => agent.close(),
  };
}

type Line = { gateway: Gateway; agent: Agent; timeoutMs: number; now: () => number };

async function ask({ gateway, agent, timeoutMs, now }: Line, subject: string, requestId: string, body: string): Promise<AskOutcome> {
  const address = new URL(`${gateway.url.replace(/\/$/, '')}/${subject}/checks`);
  const timestamp = String(now());
  const signature = hmac(gateway.key, ['POST', address.pathname, timestamp, requestId, digest(body)]);
  try {
    const reply = await request(address, {
      method: 'POST', body, dispatcher: agent, signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-request-id': requestId, 'x-signature': signature },
    });
    const text = await reply.body.text();
    if (reply.statusCode === 429 || reply.statusCode >= 500) return none('busy');
    if (reply.statusCode !== 200) return none('refused_us');
    const answer = readAnswer(text);
    if (!answer || answer.requestId !== requestId || answer.subject !== subject) return none('garbled');
    const signed = reply.headers['x-signature'];
    if (!sameSignature(signed, hmac(gateway.key, [String(reply.statusCode), requestId, digest(text)]))) return none('forged');
    return outcomeOf(answer);
  } catch (error) {
    return none(whyNoAnswer(error));
  }
}

/** An answer whose verdict, reason and own comparison disagree is worth nothing, whichever way it leans. */
function outcomeOf(answer: z.infer<typeof Answer>): AskOutcome {
  const { verdict, reason, matches, reference } = answer;
  const allMatch = Object.values(matches).every(Boolean);
  if (verdict === 'passed') {
    return reason === null && allMatch ? { kind: 'answered', verdict, reason: null, reference } : { kind: 'contradictory', reference };
  }
  return reason === null ? { kind: 'contradictory', reference } : { kind: 'answered', verdict, reason, reference };
}

function whyNoAnswer(error: unknown): NoAnswer {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout';
  if (error instanceof errors.ConnectTimeoutError || error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'timeout';
  if (error instanceof errors.ResponseExceededMaxSizeError) return 'garbled';
  return 'unreachable';
}

function readAnswer(text: string): z.infer<typeof Answer> | undefined {
  try {
    return Answer.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const none = (why: NoAnswer): AskOutcome => ({ kind: 'no_answer', why });
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string, parts: string[]): string => createHmac('sha256', key).update(parts.join('\n')).digest('hex');

function sameSignature(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

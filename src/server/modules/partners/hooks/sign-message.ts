import { createHmac, randomBytes } from 'node:crypto';
import type { Fact } from '#server/platform/facts/recorded-facts.store.ts';

/** A new signing secret as receivers keep it (Standard Webhooks: whsec_ and base64). */
export const makeHookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The headers of one message by the Standard Webhooks specification (standardwebhooks.com): its id, when it is sent, and HMAC-SHA256 signatures over id, time and body, one with each secret that is good now. */
export function signedHeaders(message: { id: string; body: string }, secrets: readonly string[], seconds: number): Record<string, string> {
  const signed = `${message.id}.${String(seconds)}.${message.body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(signed).digest('base64')}`);
  return { 'webhook-id': message.id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}

/** What is told of a fact: what, of which number of ours, where and when; nobody's name. Fixed once, so that every repetition is the same. */
export function messageOf(fact: Fact): string {
  return JSON.stringify({ type: fact.event, timestamp: new Date(fact.at).toISOString(), data: { id: fact.id, subject: fact.subject, sittingId: fact.sittingId, examCode: fact.examCode, province: fact.province } });
}

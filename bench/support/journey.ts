import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'undici';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { formOf, noticeFor, type Applicant } from './applicants.ts';

export type Call = (method: 'POST' | 'PUT', path: string, body: unknown, as?: Applicant, key?: string) => Promise<{ status: number; json: unknown }>;

/** Calls without a socket, into the program of this process. */
export function injected(http: Pick<FastifyInstance, 'inject'>): Call {
  return async (method, path, body, as, key) => {
    const { type, payload } = written(body);
    const headers = { 'content-type': type, ...(key !== undefined && { 'idempotency-key': key }) };
    const reply = await http.inject({ method, url: path, payload, headers, cookies: as ? { 'jinbang-candidate': as.token } : {} });
    return { status: reply.statusCode, json: read(reply.payload) };
  };
}

/** Calls over HTTP; `more` are headers every call carries. */
export function overHttp(client: Pool, more: Record<string, string> = {}): Call {
  return async (method, path, body, as, key) => {
    const { type, payload } = written(body);
    const headers = { ...more, 'content-type': type, ...(as && { cookie: `jinbang-candidate=${as.token}` }), ...(key !== undefined && { 'idempotency-key': key }) };
    const reply = await client.request({ method, path, body: payload, headers });
    return { status: reply.statusCode, json: read(await reply.body.text()) };
  };
}

/** A text is a form already (a channel's notice); anything else goes as JSON. */
function written(body: unknown): { type: string; payload: string } {
  return typeof body === 'string' ? { type: 'application/x-www-form-urlencoded', payload: body } : { type: 'application/json', payload: JSON.stringify(body) };
}

/** What was answered: JSON, or to a channel a word. */
function read(text: string): unknown {
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}

const Opened = z.object({ id: z.string() });
const Asked = z.object({ total_amount: z.string() });
const Ordered = z.object({ orderNumber: z.string(), attemptNumber: z.string(), start: z.object({ url: z.url() }) });

/** One act of the way from choosing an exam to 报名完成; `take` keeps of the answer what later acts need. */
export type Step = { name: string; call: (a: Applicant) => { method: 'POST' | 'PUT'; path: string; body: unknown; anonymous?: true }; take?: (a: Applicant, answer: unknown) => void };

const at = (a: Applicant) => `/api/applications/${a.id ?? ''}`;

/** T1–T4: before the form. */
export const beginning = (sittingId: string): Step[] => [
  { name: 'start', call: () => ({ method: 'POST', path: '/api/applications', body: { sittingId } }), take: (a, answer) => { a.id = Opened.parse(answer).id; } },
  { name: 'choose_province', call: (a) => ({ method: 'PUT', path: `${at(a)}/province`, body: { province: '37' } }) },
  { name: 'notification', call: (a) => ({ method: 'POST', path: `${at(a)}/notification`, body: { accept: 'agree', version: LETTER_VERSION.notification } }) },
  { name: 'accept_notices', call: (a) => ({ method: 'POST', path: `${at(a)}/instructions`, body: { accept: 'agree', version: LETTER_VERSION.instructions } }) },
];

/** T5–T20: save, commit, check, confirm, order, paid. */
export const completing = (): Step[] => [
  { name: 'save', call: (a) => ({ method: 'PUT', path: `${at(a)}/data`, body: formOf(a) }) },
  { name: 'sign_commitment', call: (a) => ({ method: 'POST', path: `${at(a)}/commitment`, body: { accept: 'agree', version: LETTER_VERSION.commitment } }) },
  { name: 'check_saved', call: (a) => ({ method: 'POST', path: `${at(a)}/check`, body: {} }) },
  { name: 'confirm', call: (a) => ({ method: 'POST', path: `${at(a)}/confirmation`, body: {} }) },
  {
    name: 'start_payment', call: (a) => ({ method: 'POST', path: `${at(a)}/orders`, body: { account: 'alipay' } }),
    take: (a, answer) => {
      const { orderNumber, attemptNumber, start } = Ordered.parse(answer);
      a.order = { orderNumber, attemptNumber, amountInFen: Math.round(Number(Asked.parse(JSON.parse(new URL(start.url).searchParams.get('biz_content') ?? '')).total_amount) * 100), reference: randomUUID().slice(0, 20) };
    },
  },
  { name: 'record_payment', call: (a) => ({ method: 'POST', path: '/api/payments/notices/alipay', body: noticeFor(a.order ?? { orderNumber: '', attemptNumber: '', amountInFen: 0, reference: '' }), anonymous: true }) },
];

/** Takes an applicant through the steps; anything but 200 throws. */
export async function walk(call: Call, a: Applicant, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const { method, path, body, anonymous } = step.call(a);
    const { status, json } = await call(method, path, body, anonymous ? undefined : a);
    if (status !== 200) throw new Error(`${step.name}: ${String(status)} ${JSON.stringify(json)}`);
    step.take?.(a, json);
  }
}

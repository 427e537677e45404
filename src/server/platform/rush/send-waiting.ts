import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalText, refuse, type Refusal } from '#contracts/refusals.ts';
import type { PlaceTold } from '#contracts/rush.ts';
import { roughly } from '#portal/place-words.ts';
import { drawForNobody, problemHtml, type FrameDeps } from '../http/mount-pages.ts';
import { createPageMemory, keptBody, type Drawn } from '../http/page-memory.ts';
import { langOf } from '../http/read-request.ts';
import { viewingOf } from '../http/remember-viewing.ts';
import { contentSecurityPolicy } from '../http/security-headers.ts';
import { WaitingPage } from './waiting-page.tsx';

/** A drawn page is the same for all who are told the same; it carries the hour, so it is kept for a moment only. */
const KEPT_SECONDS = 2;
const memory = new WeakMap<FrameDeps['kit'], ReturnType<typeof createPageMemory>>();

/** Says that one waits: the waiting room in place of a page, a refusal to programs. */
export async function sendWaiting(deps: FrameDeps, request: FastifyRequest, reply: FastifyReply, told: PlaceTold): Promise<FastifyReply> {
  if (isForPrograms(request)) return sendNo(request, reply, refuse('rush.waiting', { params: { seconds: told.again } }), told.again, told);
  const sent = request.method !== 'GET' && request.method !== 'HEAD';
  const what = [told.state, told.ahead === null ? '' : roughly(told.ahead), told.seconds === null ? '' : Math.ceil(told.seconds / 30), told.worse, told.drawUntil, sent].join();
  const drawn = await kept(deps, request, what, () => drawForNobody(deps, request, (page) => WaitingPage({ page, told, sent })));
  return sendKept(deps, request, reply.code(sent ? 503 : 200).header('retry-after', String(told.again)).header('x-robots-tag', 'noindex'), drawn);
}

/** Refuses at once what would only be answered slowly. */
export async function sendShed(deps: FrameDeps, request: FastifyRequest, reply: FastifyReply, seconds: number): Promise<FastifyReply> {
  const no = refuse('request.overloaded', { params: { seconds } });
  if (isForPrograms(request)) return sendNo(request, reply, no, seconds);
  const drawn = await kept(deps, request, `shed ${request.method} ${String(seconds)}`, () => problemHtml(deps, request, [no]));
  return sendKept(deps, request, reply.code(503).header('retry-after', String(seconds)), drawn);
}

const isForPrograms = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

function sendNo(request: FastifyRequest, reply: FastifyReply, no: Refusal, seconds: number, place?: PlaceTold): FastifyReply {
  const lang = langOf(request);
  return reply.code(503).header('retry-after', String(seconds)).header('cache-control', 'no-store')
    .send({ requestId: request.id, refusals: [{ ...no, text: refusalText(no, lang) }], ...(place && { place }) });
}

async function kept(deps: FrameDeps, request: FastifyRequest, what: string, draw: () => string): Promise<Drawn & { kind: 'html' }> {
  const own = memory.get(deps.kit) ?? createPageMemory();
  memory.set(deps.kit, own);
  const drawn = await own.get(`${langOf(request)} ${viewingOf(request)} ${request.url} ${what}`, KEPT_SECONDS, () => Promise.resolve({ kind: 'html', status: 200, html: draw() }));
  if (drawn.kind !== 'html') throw new Error('the waiting room is a page');
  return drawn;
}

function sendKept(deps: FrameDeps, request: FastifyRequest, reply: FastifyReply, drawn: Drawn & { kind: 'html' }): FastifyReply {
  const { body } = keptBody(drawn, request.headers['accept-encoding']);
  if (body.encoding) void reply.header('content-encoding', body.encoding);
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('vary', 'cookie, accept-language, accept-encoding')
    .header('content-security-policy', contentSecurityPolicy({ worker: deps.kit.settings.offlinePage })).send(body.bytes);
}

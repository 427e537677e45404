import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BlobId } from '#contracts/ids.ts';
import { refusalText, REFUSALS, type Lang, type Refusal } from '#contracts/refusals.ts';
import { refusedFor } from '#server/kernel/result.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { partnerNoes } from './describe-partner-api.ts';
import type { AnyEndpoint } from './endpoint.ts';
import { nestFields } from './form-fields.ts';
import { comesFromHere } from './origin.ts';
import { doorOfEndpoint } from '../rush/door-of.ts';
import type { Gate } from './gate.ts';
import { actorOf, cookieName, isSecure, langOf, queryOf, readForm, visitorOf, type People } from './read-request.ts';
import { refusalsOfAccess, runEndpoint, type Answer, type Deps, type Request } from './run-endpoint.ts';

const Refusals = z.object({
  requestId: z.string(),
  refusals: z.array(z.object({ code: z.string(), path: z.string().optional(), text: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
}).meta({ id: 'Refusals', description: 'Every reason why not, with the words to show' });

type ApiDeps = Deps & { people: People; gate: Gate };

/** Mounts the JSON API: one route an endpoint, described for OpenAPI by the same shapes that parse it. */
export function mountApi(app: FastifyInstance, deps: ApiDeps, endpoints: readonly AnyEndpoint[]): void {
  mountRaw(app, deps, endpoints.filter((endpoint) => endpoint.raw));
  for (const endpoint of endpoints.filter((one) => !one.raw)) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.files ? endpoint.files.maxBytes * endpoint.files.maxCount + 200_000 : 200_000,
      schema: schemaOf(endpoint),
      config: { door: doorOfEndpoint(endpoint) },
      handler: async (request, reply) => {
        if (endpoint.method !== 'GET' && endpoint.limit !== 'notice' && !comesFromHere(request.headers)) {
          return sendRefusals(reply, request, refusedFor('request.foreign_origin').refusals, langOf(request));
        }
        const asked = await readApiRequest(deps, endpoint, request);
        if ('refusals' in asked) return sendRefusals(reply, request, asked.refusals, langOf(request));
        if (!(await deps.gate.admits(request, reply, asked.actor))) return reply;
        const answer = await runEndpoint(deps, endpoint, asked);
        setCookies(reply, answer, isSecure(deps.kit.settings));
        if (answer.rate) void reply.header('ratelimit-limit', answer.rate.limit).header('ratelimit-remaining', answer.rate.remaining).header('ratelimit-reset', answer.rate.seconds);
        if (!answer.result.ok) return sendRefusals(reply, request, answer.result.refusals, asked.visitor.lang);
        void reply.header('cache-control', endpoint.cacheSeconds === undefined ? 'no-store' : `public, max-age=${endpoint.cacheSeconds}`);
        if (endpoint.cacheSeconds !== undefined) void reply.header('vary', 'cookie, accept-language, accept-encoding');
        return sendValue(reply, deps.kit.blobs, answer.result.value);
      },
    });
  }
}

/** What an endpoint that is `raw` answers: exactly what the outside service wants to hear. */
export const WireAnswer = z.object({ status: z.int().min(200).max(599), contentType: z.string(), body: z.string() }).meta({ id: 'WireAnswer' });

/** Endpoints whose callers sign what they send: any content type, bytes as they came, in a corner of their own so that no other route loses its parsers. */
function mountRaw(app: FastifyInstance, deps: ApiDeps, endpoints: readonly AnyEndpoint[]): void {
  void app.register((corner, _options, done) => {
    corner.removeAllContentTypeParsers();
    corner.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => { parsed(null, body); });
    for (const endpoint of endpoints) {
      corner.route({
        method: endpoint.method, url: endpoint.path, bodyLimit: 200_000, schema: schemaOf(endpoint), config: { door: doorOfEndpoint(endpoint) },
        handler: async (request, reply) => {
          const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]));
          const wire = { headers, body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) };
          const visitor = visitorOf(request, deps.kit.settings);
          const answer = await runEndpoint(deps, endpoint, { actor: { kind: 'visitor' }, token: undefined, visitor, params: request.params, query: {}, body: undefined, files: [], wire, submissionKey: undefined });
          if (!answer.result.ok) return sendRefusals(reply, request, answer.result.refusals, visitor.lang);
          const { status, contentType, body } = WireAnswer.parse(answer.result.value);
          return reply.code(status).type(contentType).header('cache-control', 'no-store').send(body);
        },
      });
    }
    done();
  });
}

/** What leaves as bytes instead of JSON: a file an endpoint answers with. */
export type BinaryAnswer = { contentType: string; fileName?: string | undefined; /** To be kept and not shown by the browser. */ attachment?: true | undefined; base64: string };

/** The output shape of endpoints that answer with a file. */
export const Binary = z.object({ contentType: z.string(), fileName: z.string().optional(), attachment: z.literal(true).optional(), base64: z.base64() }).meta({ id: 'Binary' });

/** The output shape of endpoints that answer with a long file kept in pieces: it leaves piece by piece, whatever its length. */
export const BinaryParts = z.object({ contentType: z.string(), fileName: z.string(), bytes: z.number().int(), blobs: z.array(BlobId) }).meta({ id: 'BinaryParts' });

function sendValue(reply: FastifyReply, blobs: Blobs, value: unknown): FastifyReply {
  if (typeof value !== 'object' || value === null || !('contentType' in value)) return reply.type('application/json; charset=utf-8').send(JSON.stringify(value ?? null));
  const long = BinaryParts.safeParse(value);
  if (long.success) {
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(long.data.fileName)}`).header('content-length', long.data.bytes);
    return reply.type(long.data.contentType).header('x-content-type-options', 'nosniff').send(Readable.from(piecesOf(blobs, long.data.blobs), { objectMode: false }));
  }
  const file = Binary.safeParse(value);
  if (!file.success) return reply.type('application/json; charset=utf-8').send(JSON.stringify(value));
  if (file.data.fileName) void reply.header('content-disposition', `${file.data.attachment ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.data.fileName)}`);
  // a file is only ever looked at; the PDF viewers of browsers do not start in a sandbox, so PDF files are checked before they are kept
  if (file.data.contentType !== 'application/pdf') void reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply.type(file.data.contentType).header('x-content-type-options', 'nosniff').send(Buffer.from(file.data.base64, 'base64'));
}

async function* piecesOf(blobs: Blobs, ids: readonly BlobId[]): AsyncGenerator<Buffer> {
  for (const id of ids) {
    const piece = await blobs.get(id);
    // half a file must not look like a whole one: the connection breaks instead
    if (!piece) throw new Error(`a piece of a file is gone: ${id}`);
    yield piece.bytes;
  }
}

async function readApiRequest(deps: Deps & { people: People }, endpoint: AnyEndpoint, request: FastifyRequest): Promise<Request | { refusals: Refusal[] }> {
  const { actor, token } = await actorOf(deps, request, endpoint.access);
  const key = request.headers['idempotency-key'];
  const base = {
    actor, token, visitor: visitorOf(request, deps.kit.settings), params: request.params, query: withoutLang(queryOf(request)),
    submissionKey: typeof key === 'string' && key.length <= 100 ? key : undefined,
  };
  // a list, as carriers send their reports, is read as `items`: the shapes of bodies are objects
  // nobody’s files are read into memory before it is known that they may send some
  if (!endpoint.files || refusalsOfAccess(endpoint.access, actor)) return { ...base, body: Array.isArray(request.body) ? { items: request.body } : request.body, files: [] };
  const sent = await readForm(request, endpoint.files);
  if (!sent.ok) return { refusals: sent.refusals };
  return { ...base, body: nestFields(sent.value.fields), files: sent.value.files };
}

/** `lang` may stand in any address; it is the request layer's, not the endpoint's. */
export function withoutLang(query: Record<string, unknown>): Record<string, unknown> {
  const { lang: _, ...rest } = query;
  return rest;
}

/** Sets or clears the sign-in cookies an act asked for. */
export function setCookies(reply: FastifyReply, answer: Answer, secure: boolean): void {
  for (const cookie of answer.cookies) {
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
    if (cookie.token === '') void reply.clearCookie(cookieName(cookie.kind, secure), options);
    else void reply.setCookie(cookieName(cookie.kind, secure), cookie.token, { ...options, maxAge: cookie.maxAgeSeconds });
  }
}

/** The HTTP status of an answer with these refusals: the most basic one decides (sign in before permission before state before fields). */
export function statusOf(refusals: readonly Refusal[]): number {
  const order = [429, 503, 401, 403, 404, 413, 415, 400, 409, 422];
  const statuses = refusals.map((r) => REFUSALS[r.code].status);
  return order.find((status) => statuses.some((s) => s === status)) ?? 422;
}

/** `Retry-After`, where a refusal says how many seconds. */
export function tellWhenToComeBack(reply: FastifyReply, refusals: readonly Refusal[]): void {
  const wait = refusals.find((r) => r.code === 'request.too_many' || r.code === 'request.crowded')?.params?.['seconds'];
  if (wait !== undefined) void reply.header('retry-after', String(wait));
}

function sendRefusals(reply: FastifyReply, request: FastifyRequest, refusals: readonly Refusal[], lang: Lang): FastifyReply {
  const told = refusals.map((r) => ({ ...r, text: refusalText(r, lang) }));
  tellWhenToComeBack(reply, refusals);
  return reply.code(statusOf(refusals)).type('application/json; charset=utf-8').header('cache-control', 'no-store')
    .send(JSON.stringify({ requestId: request.id, refusals: told }));
}

function schemaOf(endpoint: AnyEndpoint) {
  const scope = typeof endpoint.access === 'string' && endpoint.access.startsWith('partner:') ? endpoint.access.slice('partner:'.length) : undefined;
  const access = endpoint.access === 'public' ? [] : [scope === undefined ? { [endpoint.access === 'candidate' ? 'candidate' : 'staff']: [] } : { partner: scope === 'any' ? [] : [scope] }];
  return {
    summary: endpoint.summary,
    ...(scope !== undefined && { description: `scope: ${scope}`, 'x-noes': partnerNoes(endpoint) }),
    tags: [endpoint.path.split('/')[endpoint.path.startsWith('/api/staff/') ? 3 : 2] ?? 'api'],
    security: access,
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && !endpoint.files && { body: endpoint.body }),
    ...(endpoint.files && { consumes: ['multipart/form-data'] }),
    response: { 200: endpoint.output, '4xx': Refusals },
  };
}

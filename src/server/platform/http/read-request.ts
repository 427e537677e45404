import '@fastify/cookie';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, StaffId } from '#contracts/ids.ts';
import { refuse, type Lang } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import type { Settings } from '../config/settings.ts';
import type { Tx } from '../db/tx.ts';
import type { Access, Actor, PartnerActor, StaffActor, UploadedFile, Visitor } from './endpoint.ts';
import { visitKeyOf, type Deps } from './run-endpoint.ts';
import type { Fields } from './page.ts';

/** Looks up people for the request layer; the modules that own them fill it in app.ts. */
export type People = {
  /** What a signed-in member of staff may do and see, in this sign-in and at this moment; nothing when suspended. With `seenBy` it is the view of the colleague `staffId` names. */
  staffActor(staffId: string, sessionId: string, now: Instant): Promise<Omit<StaffActor, 'kind' | 'sessionId' | 'staffId'> & { staffId?: StaffId } | undefined>;
  /** Which system of others shows this key, from this address; nothing for a key that is wrong, over or revoked. Asked for every call: a revocation holds at once. */
  partnerActor?(key: string, ip: string, now: Instant): Promise<Omit<PartnerActor, 'kind'> | undefined>;
  /** The name greeted on a candidate's pages; read with what is read for the page, where `tx` is given. */
  candidateName(accountId: string, tx?: Tx): Promise<string | undefined>;
  /** Keeps the language a signed-in candidate chose, for messages that are sent later. */
  rememberLang?(accountId: string, lang: Lang): Promise<void>;
};

/** Cookie names; `__Host-` where the connection is known to be secure, since browsers refuse it elsewhere. */
export function cookieName(kind: 'candidate' | 'staff' | 'visit' | 'place', secure: boolean): string {
  return `${secure ? '__Host-' : ''}jinbang-${kind}`;
}

/** True when people reach us by https, so that cookies may be bound to it. */
export function isSecure(settings: Settings): boolean {
  return settings.publicUrl.startsWith('https:');
}

/** Where the request comes from. Where people come by https only the cookie bound to this host counts: a neighbouring host can plant any other, and would share the visit (a registration or a recovery under way). */
export function visitorOf(request: FastifyRequest, settings: Settings): Visitor {
  const visit = request.cookies[cookieName('visit', isSecure(settings))];
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '', requestId: request.id, lang: langOf(request), visitKey: visit ? visitKeyOf(visit) : undefined };
}

/** The reader's language: asked for in the address, else chosen earlier, else English when the browser's list begins with it and names no Chinese, else Chinese (docs/decisions/0015). */
export function langOf(request: Pick<FastifyRequest, 'query' | 'cookies' | 'headers'>): Lang {
  const asked = queryOf(request)['lang'] ?? request.cookies['lang'];
  if (asked === 'zh' || asked === 'en') return asked;
  const preferred = request.headers['accept-language'] ?? 'zh';
  return /^en\b/i.test(preferred) && !/\bzh\b/i.test(preferred) ? 'en' : 'zh';
}

/** The query as plain strings. */
export function queryOf(request: Pick<FastifyRequest, 'query'>): Record<string, unknown> {
  return typeof request.query === 'object' && request.query !== null ? { ...request.query } : {};
}

/** Who asks, as far as an address of this access needs to know: staff addresses look at the staff cookie only, all others at the candidate's. */
export async function actorOf(deps: Deps & { people: People }, request: FastifyRequest, access: Access): Promise<{ actor: Actor; token: string | undefined }> {
  if (typeof access === 'string' && access.startsWith('partner:')) return { actor: await partnerOf(deps, request), token: undefined };
  const kind = typeof access === 'object' || request.url.startsWith('/api/staff/') ? 'staff' : 'candidate';
  const token = request.cookies[cookieName(kind, isSecure(deps.kit.settings))];
  const visitor: { actor: Actor; token: undefined } = { actor: { kind: 'visitor' }, token: undefined };
  if (!token) return visitor;
  const now = deps.kit.clock.now();
  const session = await deps.sessions.find(token, kind, now, request.headers['x-background'] === '1');
  if (!session) return visitor;
  if (kind === 'candidate') return { token, actor: { kind, accountId: AccountId.parse(session.subjectId), sessionId: session.publicId, since: session.openedAt.getTime(), until: deps.sessions.until(session) } };
  const staff = await deps.people.staffActor(session.subjectId, session.publicId, now);
  if (!staff) return visitor;
  return { token, actor: { kind, staffId: StaffId.parse(session.subjectId), sessionId: session.publicId, ...staff } };
}

const BEARER = /^Bearer (jbp_[A-Za-z0-9_-]{40,80})$/;

async function partnerOf(deps: Deps & { people: People }, request: FastifyRequest): Promise<Actor> {
  const key = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const partner = key === undefined ? undefined : await deps.people.partnerActor?.(key, request.ip, deps.kit.clock.now());
  return partner ? { kind: 'partner', ...partner } : { kind: 'visitor' };
}

type Sent = { fields: Fields; files: UploadedFile[] };

/** Reads a sent form, urlencoded or multipart; sizes are bounded before anything is kept in memory. */
export async function readForm(request: FastifyRequest, files: { maxBytes: number; maxCount: number } | undefined): Promise<Result<Sent>> {
  if (!request.isMultipart()) return ok({ fields: stringsOf(request.body), files: [] });
  const fields = noFields();
  const kept: UploadedFile[] = [];
  const limits = { fileSize: files?.maxBytes ?? 1, files: files?.maxCount ?? 0, fields: 300, fieldSize: 100_000, parts: 320 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        addField(fields, part.fieldname, String(part.value));
        continue;
      }
      const bytes = await part.toBuffer();
      if (part.file.truncated) return refused([refuse('request.too_large', { path: part.fieldname })]);
      if (bytes.length > 0) kept.push({ field: part.fieldname, fileName: part.filename, contentType: part.mimetype, bytes });
    }
  } catch (problem) {
    if (isBrokenForm(problem)) return refused([refuse('request.bad_format')]);
    throw problem;
  }
  return ok({ fields, files: kept });
}

/** The parser's own words for what is no form: without a boundary, ended in the middle. Its other noes carry a status. */
function isBrokenForm(problem: unknown): boolean {
  return problem instanceof Error && !('statusCode' in problem) && /multipart|part header/i.test(problem.message);
}

/** Without a prototype: a field may be called `constructor`, and one that was not sent is not there. */
function noFields(): Fields {
  return Object.create(null);
}

function stringsOf(body: unknown): Fields {
  const fields = noFields();
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') fields[name] = value;
    else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string');
  }
  return fields;
}

function addField(fields: Fields, name: string, value: string): void {
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else fields[name] = Array.isArray(before) ? [...before, value] : [before, value];
}

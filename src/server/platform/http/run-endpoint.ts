import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { StaffId } from '#contracts/ids.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, refusedKeeping, type Refused, type Result } from '#server/kernel/result.ts';
import { audit, auditEvent, type AuditActor, type AuditNote } from '../audit/audit.ts';
import type { AuditSoon } from '../audit/audit-soon.ts';
import { readNear } from '../db/standby.ts';
import { inTransaction, onOneConnection, readAlone, type Db, type Tx } from '../db/tx.ts';
import { isInTheWay } from '../db/unavailable.ts';
import type { Kit } from '../kit.ts';
import { isOutsideFault } from '../outside/fault.ts';
import { LineFull } from '../short-line.ts';
import type { Access, Actor, AnyEndpoint, Ctx, PrepareEnv, StaffActor, UploadedFile, Visitor, WireMessage } from './endpoint.ts';
import { inSpan } from '../tracing/tracing.ts';
import { withEveryNo } from './every-no.ts';
import { refusalsOfIssues } from './issues.ts';
import type { RateLeft, RateLimit } from './rate-limit.ts';
import type { Sessions } from './sessions.ts';
import { recordAnswer, takeSubmission } from './submissions.store.ts';
import { endSession } from './sessions.store.ts';
import { unkeepableTexts } from './unkeepable-text.ts';

/** A cookie an act sets (or clears, with an empty value). */
export type SetCookie = { kind: 'candidate' | 'staff' | 'visit'; token: string; maxAgeSeconds: number };

/** What the mounting code made of the raw request before anything is decided. */
export type Request = {
  actor: Actor;
  visitor: Visitor;
  token: string | undefined;
  params: unknown;
  query: unknown;
  body: unknown;
  files: UploadedFile[];
  wire?: WireMessage;
  submissionKey: string | undefined;
};

export type Deps = { db: Db; kit: Kit; sessions: Sessions; rateLimit: RateLimit; auditSoon: AuditSoon };

export type Answer = { result: Result<unknown>; cookies: SetCookie[]; input: { params: unknown; query: unknown; body: unknown }; /** What is left of the caller's rate, where callers are told. */ rate?: RateLeft | undefined };

/** One request through one endpoint, always in this order: limit, who, parse, prepare, transaction (act, audit), answer. */
export async function runEndpoint(deps: Deps, endpoint: AnyEndpoint, request: Request): Promise<Answer> {
  const input = { params: request.params, query: request.query, body: request.body };
  const allowed = await deps.rateLimit(endpoint.limit, request.actor, request.visitor);
  const rate = allowed.ok ? allowed.value : undefined;
  const no = (answer: Refused): Answer => ({ result: answer, cookies: [], input, rate });
  if (!allowed.ok) return no(allowed);
  const stopped = refusalsOfSeeingAs(endpoint, request.actor) ?? refusalsOfAccess(endpoint.access, request.actor);
  if (stopped) {
    logStopped(deps.kit, endpoint, request, stopped);
    return no(refused([stopped]));
  }
  const now = deps.kit.clock.now();
  const env = { kit: deps.kit, now, visitor: request.visitor, actor: request.actor };
  const read: PrepareEnv['read'] = (work) => inTransaction(deps.db, work);
  const alone: PrepareEnv['alone'] = (work) => readAlone(deps.db, work);
  const near: PrepareEnv['near'] = (work) => readNear(deps.db, work);
  const first: PrepareEnv['first'] = (work) => transact(deps.db, work);
  const parsed = parseInput(endpoint, request);
  if (!parsed.ok) return no(await withEveryNo(endpoint, { ...env, read, alone, near, first }, request, parsed));
  const replay = request.submissionKey && endpoint.method !== 'GET' && endpoint.idempotent !== false ? request.submissionKey : undefined;
  let prepared: unknown;
  if (endpoint.prepare) {
    if (replay && (await wasSubmitted(deps, endpoint, request, replay))) return { ...(await replayed(deps, endpoint, request, replay, parsed.value)), rate };
    const done = await orUnavailable(deps.kit, endpoint.prepare({ ...env, read, alone, near, first }, parsed.value));
    if (!done.ok) return no(await withEveryNo(endpoint, { ...env, read, alone, near, first }, request, done));
    prepared = done.value;
  }
  const cookies: SetCookie[] = [];
  let note: AuditNote = {};
  const within = endpoint.alone ? readNear<Result<unknown>> : transact<unknown>;
  const result = await orUnavailable(deps.kit, inSpan('command', { 'jinbang.act': endpoint.audit ?? endpoint.path }, () => within(deps.db, async (tx): Promise<Result<unknown>> => {
    const earlier = replay ? await takeSubmission(tx, scopeOf(endpoint, request), replay, digestOf(deps, request), new Date(now)) : 'taken';
    if (earlier !== 'taken') return earlierAnswer(deps, endpoint, request, earlier, cookies);
    const ctx: Ctx = {
      ...env,
      tx,
      note: (more) => { note = { ...note, ...more }; },
      openSession: async (kind, subjectId, endsAt) => {
        await endEarlier(deps, tx, request, kind, now);
        const opened = await deps.sessions.open(tx, kind, subjectId, request.visitor, now, endsAt);
        cookies.push({ kind, token: opened.token, maxAgeSeconds: opened.maxAgeSeconds });
        return opened.publicId;
      },
      closeSession: async () => {
        if (request.actor.kind === 'visitor' || request.actor.kind === 'partner') return;
        const subjectId = request.actor.kind === 'staff' ? ownId(request.actor) : request.actor.accountId;
        await endSession(tx, subjectId, request.actor.sessionId, new Date(now));
        if (request.token) deps.sessions.forget(request.token);
        cookies.push({ kind: request.actor.kind, token: '', maxAgeSeconds: 0 });
      },
      beginVisit: () => {
        if (request.visitor.visitKey) return request.visitor.visitKey;
        const token = randomBytes(32).toString('base64url');
        cookies.push({ kind: 'visit', token, maxAgeSeconds: VISIT_SECONDS });
        return visitKeyOf(token);
      },
    };
    const answer: Result<unknown> = await endpoint.handle(ctx, parsed.value, prepared);
    const action = auditAction(endpoint, request.actor);
    if (action && (answer.ok || answer.keep)) {
      const [by, what] = [auditActor(request), answer.ok ? action : `${action}.refused`];
      if (endpoint.alone) deps.auditSoon.add(auditEvent(by, what, note, now));
      else audit(tx, by, what, note, now);
    }
    if (!answer.ok && !answer.keep) return answer;
    const value: unknown = answer.ok ? endpoint.output.parse(answer.value) : undefined;
    const kept: KeptAnswer = answer.ok ? { value, cookies } : { refusals: answer.refusals, cookies };
    if (replay) recordAnswer(tx, scopeOf(endpoint, request), replay, deps.kit.crypto.seal('submission.answer', JSON.stringify(kept)));
    return answer.ok ? ok(value) : answer;
  })));
  return { result, cookies: result.ok || result.keep ? cookies : [], input: parsed.value, rate };
}

/** A service of the outside world that is away while a request is prepared, a file read for its answer, or a line that is full, is a no like any other: nothing was written, and what was typed comes back. */
async function orUnavailable<T>(kit: Kit, working: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await working;
  } catch (problem) {
    if (problem instanceof LineFull) return refusedFor('request.crowded', { params: { seconds: problem.seconds } });
    if (!isOutsideFault(problem)) throw problem;
    kit.logger.warn({ err: problem }, 'an outside service is away');
    return refusedFor('request.service_away');
  }
}

/** What a submission got, as it is kept: a yes with its value, or a no whose writes stand. */
type KeptAnswer = { value?: unknown; refusals?: Refusal[]; cookies: SetCookie[] };

/** How long the anonymous cookie lives; what is kept under it lives shorter. */
const VISIT_SECONDS = 12 * 3_600;

/** The key things are kept under for a visit: the cookie's digest, so that the database alone opens none. */
export function visitKeyOf(token: string): Buffer {
  return createHash('sha256').update('visit').update(token).digest();
}

class Undo extends Error {
  constructor(readonly answer: Refused) {
    super('refused');
  }
}

/** Runs the work; a refusal undoes everything written, unless it says that its writes stand. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await inTransaction(db, async (tx) => {
      const answer = await work(tx);
      if (!answer.ok && !answer.keep) throw new Undo(answer);
      return answer;
    });
  } catch (problem) {
    if (problem instanceof Undo) return problem.answer;
    if (isInTheWay(problem)) return refusedFor('request.busy');
    throw problem;
  }
}

/** Reads without a transaction over one connection, for a page of one's own: what was done a moment ago is there, and nothing is written or held. */
export async function look<T>(db: Db, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await readAlone(db, (tx) => onOneConnection(tx, work));
  } catch (problem) {
    if (isInTheWay(problem)) return refusedFor('request.busy');
    throw problem;
  }
}

/** Why this actor may not call at all; nothing when they may. Permissions only: jurisdiction is the store's narrowing. */
export function refusalsOfAccess(access: Access, actor: Actor): Refusal | undefined {
  if (access === 'public') return undefined;
  if (access === 'candidate') return actor.kind === 'candidate' ? undefined : refuse('request.sign_in_needed');
  if (typeof access === 'string') return refusalsOfPartner(access, actor);
  if (actor.kind !== 'staff') return refuse('request.sign_in_needed');
  return access.staff === 'any' || actor.permissions.includes(access.staff) ? undefined : forbidden(access.staff);
}

/** Why a system of others may not call: no key, another network, or a key without the scope. */
function refusalsOfPartner(access: string, actor: Actor): Refusal | undefined {
  if (actor.kind !== 'partner') return refuse('partner.key_needed');
  if (!actor.addressAllowed) return refuse('partner.address_not_allowed');
  const scope = access.slice('partner:'.length);
  return scope === 'any' || actor.scopes.some((s) => s === scope) ? undefined : refuse('partner.scope_needed', { params: { scope } });
}

/** Why somebody who sees as a colleague may not call; nothing for everybody else, for reads, and for the way back. */
function refusalsOfSeeingAs(endpoint: AnyEndpoint, actor: Actor): Refusal | undefined {
  if (actor.kind !== 'staff' || !actor.seenBy || endpoint.seeAs === 'open') return undefined;
  return endpoint.method === 'GET' && endpoint.seeAs !== 'closed' ? undefined : refuse('staff.see_as_read_only');
}

/** Somebody signed in who calls what is not theirs to call is a line in the log: by id and address only, for those who look for attacks. */
function logStopped(kit: Kit, endpoint: AnyEndpoint, { actor, visitor }: Request, no: Refusal): void {
  if (actor.kind === 'visitor') return;
  const id = actor.kind === 'staff' ? ownId(actor) : actor.kind === 'partner' ? actor.partnerId : actor.accountId;
  kit.logger.warn({ event: 'access_refused', code: no.code, method: endpoint.method, path: endpoint.path, actor: actor.kind, id, requestId: visitor.requestId }, 'access refused');
}

/** A new sign-in ends the one this browser had: nobody goes on with a token from before. */
async function endEarlier(deps: Deps, tx: Tx, { actor, token }: Request, kind: 'candidate' | 'staff', now: number): Promise<void> {
  if (actor.kind !== kind) return;
  await endSession(tx, actor.kind === 'staff' ? ownId(actor) : actor.accountId, actor.sessionId, new Date(now));
  if (token) deps.sessions.forget(token);
}

/** The audit action of a call; what is seen through a colleague's eyes is written down even where it shows nobody's data. */
function auditAction(endpoint: AnyEndpoint, actor: Actor): string | null {
  return endpoint.audit ?? (actor.kind === 'staff' && actor.seenBy && endpoint.seeAs !== 'open' ? 'staff.see_as_read' : null);
}

/** Whose sign-in it is: with a colleague's view, the viewer's. */
export function ownId(actor: StaffActor): StaffId {
  return actor.seenBy?.staffId ?? actor.staffId;
}

type Parts = { params?: z.ZodObject | undefined; query?: z.ZodObject | undefined; body?: z.ZodObject | undefined };

/** Parses address, query and body with the declared shapes; every fault of every part at once. */
export function parseInput(shapes: Parts, raw: Pick<Request, 'params' | 'query' | 'body' | 'files' | 'wire'>): Result<{ params: Record<string, unknown>; query: Record<string, unknown>; body: Record<string, unknown>; files: UploadedFile[]; wire?: WireMessage | undefined }> {
  const params = parsePart(shapes.params, raw.params);
  if (!params.ok) return refusedFor('request.not_found');
  const query = parsePart(shapes.query, raw.query);
  const body = parsePart(shapes.body && strictOf(shapes.body), raw.body ?? {});
  if (query.ok && body.ok) return ok({ params: params.value, query: query.value, body: body.value, files: raw.files, wire: raw.wire });
  return refused([...(query.ok ? [] : query.refusals), ...(body.ok ? [] : body.refusals)]);
}

const stricts = new WeakMap<z.ZodObject, z.ZodObject>();

/** The shape that refuses what it does not know; made once, since a shape compiles its parser the first time it is used. */
function strictOf(shape: z.ZodObject): z.ZodObject {
  const known = stricts.get(shape) ?? shape.strict();
  stricts.set(shape, known);
  return known;
}

function parsePart(shape: z.ZodObject | undefined, raw: unknown): Result<Record<string, unknown>> {
  if (!shape) return ok({});
  const unkeepable = unkeepableTexts(raw);
  if (unkeepable.length > 0) return refused(unkeepable.map((path) => refuse('field.invalid', { path })));
  const parsed = shape.safeParse(raw, { reportInput: true });
  return parsed.success ? ok(parsed.data) : refused(refusalsOfIssues(parsed.error.issues));
}

/** The actor as the audit log names them. */
export function auditActor(request: Request): AuditActor {
  const { actor, visitor } = request;
  const from = { ip: visitor.ip, requestId: visitor.requestId };
  if (actor.kind === 'visitor') return { kind: actor.kind, ...from };
  if (actor.kind === 'partner') return { kind: actor.kind, id: actor.partnerId, sessionId: actor.keyId, ...from };
  const by = { kind: actor.kind, sessionId: actor.sessionId, ...from };
  if (actor.kind === 'candidate') return { ...by, id: actor.accountId };
  return { ...by, id: ownId(actor), ...(actor.seenBy && { actingAsId: actor.staffId }) };
}

function scopeOf(endpoint: AnyEndpoint, request: Request): string {
  const { actor } = request;
  const who = actor.kind === 'visitor' ? '-' : actor.kind === 'staff' ? ownId(actor) : actor.kind === 'partner' ? actor.partnerId : actor.accountId;
  return `${endpoint.method} ${endpoint.path} ${who}`;
}

function digestOf(deps: Deps, request: Request): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([request.params, request.query, request.body]));
  for (const file of request.files) hash.update(file.field).update(file.bytes);
  // keyed, since bodies hold secrets that a bare digest would let one guess
  return deps.kit.crypto.mac('submission.digest', hash.digest('hex'));
}

async function wasSubmitted(deps: Deps, endpoint: AnyEndpoint, request: Request, key: string): Promise<boolean> {
  const row = await deps.db.selectFrom('submission').select('key').where('scope', '=', scopeOf(endpoint, request)).where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

async function replayed(deps: Deps, endpoint: AnyEndpoint, request: Request, key: string, input: Answer['input']): Promise<Answer> {
  const cookies: SetCookie[] = [];
  const result = await transact(deps.db, async (tx) => {
    const earlier = await takeSubmission(tx, scopeOf(endpoint, request), key, digestOf(deps, request), new Date(deps.kit.clock.now()));
    return earlier === 'taken' ? refusedFor('request.busy') : earlierAnswer(deps, endpoint, request, earlier, cookies);
  });
  return { result, cookies, input };
}

function earlierAnswer(deps: Deps, endpoint: AnyEndpoint, request: Request, earlier: { digest: Buffer; answer: Buffer | null }, cookies: SetCookie[]): Result<unknown> {
  if (!earlier.digest.equals(digestOf(deps, request))) return refusedFor('request.key_reused');
  if (!earlier.answer) return refusedFor('request.busy');
  const kept = JSON.parse(deps.kit.crypto.open('submission.answer', earlier.answer)) as KeptAnswer;
  cookies.push(...kept.cookies);
  return kept.refusals ? refusedKeeping(kept.refusals) : ok(endpoint.output.parse(kept.value));
}

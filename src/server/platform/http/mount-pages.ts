import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { withNeededAssets } from '#portal/needed-assets.ts';
import { withRareFaces } from '#portal/rare-characters.ts';
import { refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { audit, type AuditNote } from '../audit/audit.ts';
import { readNear } from '../db/standby.ts';
import type { Tx } from '../db/tx.ts';
import type { Ctx } from './endpoint.ts';
import { ProblemPage } from './problem-page.tsx';
import { nestFields } from './form-fields.ts';
import { onceBody, type HtmlBody } from './html-body.ts';
import { setCookies, statusOf, tellWhenToComeBack, withoutLang } from './mount-api.ts';
import { comesFromHere } from './origin.ts';
import type { AnyPage, Fields, FormDef, GoTo } from './page.ts';
import { withoutActs } from './look-only.ts';
import { createPageMemory, keptBody, type Drawn, type PageMemory } from './page-memory.ts';
import { doorOfPage } from '../rush/door-of.ts';
import type { Gate } from './gate.ts';
import { actorOf, isSecure, langOf, queryOf, readForm, visitorOf, type People } from './read-request.ts';
import { auditActor, look, parseInput, refusalsOfAccess, runEndpoint, transact, type Deps, type Request } from './run-endpoint.ts';
import { rememberViewing, viewingFor, viewingOf } from './remember-viewing.ts';
import { traceId } from '../tracing/tracing.ts';
import { contentSecurityPolicy, LOOK_ONLY, permissionsPolicy } from './security-headers.ts';

export type PageDeps = Deps & { people: People; gate: Gate; assets: (name: string) => string; ofActs: ReadonlySet<string>; decorate: (page: PageContext) => PageContext };

/** What drawing a page for nobody in particular takes. */
export type FrameDeps = Pick<PageDeps, 'kit' | 'assets' | 'ofActs' | 'decorate'>;

/** Mounts pages and forms: GET shows, POST runs the same endpoint as the API and answers 303 or the page again with every problem. */
export function mountPages(app: FastifyInstance, deps: PageDeps, pages: readonly AnyPage[], forms: readonly FormDef[]): void {
  const memory = createPageMemory();
  for (const page of pages) {
    app.get(page.path, { schema: { hide: true }, config: { door: doorOfPage(page) } }, (request, reply) => showPage(deps, memory, page, request, reply));
  }
  for (const form of forms) {
    const bodyLimit = form.endpoint.files ? form.endpoint.files.maxBytes * form.endpoint.files.maxCount + 500_000 : 500_000;
    app.post(form.path ?? form.page.path, { schema: { hide: true }, bodyLimit, config: { door: form.endpoint.door ?? form.page.door ?? 'guarded' } }, (request, reply) => takeForm(deps, form, request, reply));
  }
  // after a no the address bar shows where the form was sent: reloading it, or changing the language there, leads back to the form's page
  const shown = new Set(pages.map((page) => page.path));
  for (const form of forms) {
    if (form.path === undefined || shown.has(form.path)) continue;
    shown.add(form.path);
    app.get(form.path, { schema: { hide: true } }, (request, reply) => {
      rememberLang(request, reply);
      return reply.redirect(filled(form.page.path, request.params), 303);
    });
  }
}

/** The address with its `:name` parts taken from the request's. */
function filled(path: string, params: unknown): string {
  const known: Record<string, unknown> = typeof params === 'object' && params !== null ? { ...params } : {};
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = known[name];
    return typeof value === 'string' ? encodeURIComponent(value) : '';
  });
}

async function showPage(deps: PageDeps, memory: PageMemory, page: AnyPage, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  rememberLang(request, reply);
  const way = rememberViewing(request, reply);
  if (way !== undefined) return reply.redirect(way, 303);
  const { actor, token } = await actorOf(deps, request, page.access);
  if (!(await deps.gate.admits(request, reply, actor))) return reply;
  const visitor = visitorOf(request, deps.kit.settings);
  if (actor.kind === 'candidate' && queryOf(request)['lang'] === visitor.lang) await deps.people.rememberLang?.(actor.accountId, visitor.lang);
  const shared = page.cacheSeconds !== undefined && actor.kind === 'visitor' && deps.kit.settings.mode !== 'demo';
  const asked: Request = { actor, token, visitor, params: request.params, query: withoutLang(queryOf(request)), body: undefined, files: [], submissionKey: undefined };
  const draw = () => drawPage(deps, page, asked, request, emptyForm);
  if (!shared) return sendDrawn(deps, reply, page, await draw(), request);
  const kept = await memory.get(`${visitor.lang} ${viewingOf(request)} ${request.url}`, page.cacheSeconds ?? 0, draw);
  if (kept.kind !== 'html' || kept.status !== 200) return sendDrawn(deps, reply, page, kept, request);
  const { etag, body } = keptBody(kept, request.headers['accept-encoding']);
  void reply.header('etag', etag).header('cache-control', `public, max-age=0, must-revalidate`).header('vary', 'cookie, accept-language, accept-encoding');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return sendBody(deps, reply, page, kept.status, body, request);
}

async function drawPage(deps: PageDeps, page: AnyPage, asked: Request, request: FastifyRequest, form: FormState, status = 200): Promise<Drawn> {
  let naming: Promise<string | undefined> | undefined;
  const loaded = await loadView(deps, page, asked, (tx) => (naming = nameOf(deps, asked, tx)));
  const known = frameOf(deps, request, asked.visitor.lang, userOf(asked.actor, await (naming ?? nameOf(deps, asked, undefined))));
  const context = page.lookOnly ? { ...known, user: null, demoLinks: [], viewing: undefined } : known;
  const draw = page.lookOnly ? (view: JSX.Element) => withoutActs(html(deps, view)) : (view: JSX.Element) => html(deps, view);
  if ('goTo' in loaded) return { kind: 'go', to: loaded.goTo };
  if (!loaded.ok) {
    if (loaded.refusals.some((r) => r.code === 'request.sign_in_needed')) return { kind: 'go', to: `/sign-in?next=${encodeURIComponent(request.url)}` };
    return { kind: 'html', status: statusOf(loaded.refusals), html: draw(ProblemPage({ page: context, refusals: loaded.refusals })) };
  }
  return { kind: 'html', status, html: draw(page.view({ view: loaded.value, page: context, form })) };
}

/** What the page shows; whom it greets is asked for in the same packet. */
async function loadView(deps: PageDeps, page: AnyPage, asked: Request, name: (tx: Tx | undefined) => Promise<unknown>): Promise<Result<unknown> | GoTo> {
  const allowed = await deps.rateLimit(page.limit, asked.actor, asked.visitor);
  if (!allowed.ok) return allowed;
  const stopped = refusalsOfAccess(page.access, asked.actor);
  if (stopped) return refused([stopped]);
  const input = parseInput({ params: page.params, query: page.query }, asked);
  if (!input.ok) return input;
  let elsewhere: GoTo | undefined;
  let note: AuditNote = {};
  const now = deps.kit.clock.now();
  const within = page.alone === 'near' ? readNear<Result<unknown>> : page.alone === 'here' ? look<unknown> : transact<unknown>;
  const result = await within(deps.db, async (tx) => {
    const ctx: Ctx = {
      tx, actor: asked.actor, kit: deps.kit, now, visitor: asked.visitor,
      note: (more) => { note = { ...note, ...more }; },
      openSession: () => Promise.reject(new Error('showing a page opens no session')),
      closeSession: () => Promise.reject(new Error('showing a page closes no session')),
      beginVisit: () => { throw new Error('showing a page begins no visit'); },
    };
    const greeted = name(page.alone === 'near' ? undefined : tx); // a standby may not yet know who has just registered
    greeted.catch(() => undefined); // told below, unless the page itself fails first
    const loaded: Result<unknown> | GoTo = await page.load(ctx, input.value);
    await greeted;
    if ('goTo' in loaded) {
      elsewhere = loaded;
      return { ok: true, value: undefined };
    }
    if (page.audit && loaded.ok) audit(tx, auditActor(asked), page.audit, note, now);
    return loaded;
  });
  return elsewhere ?? result;
}

async function takeForm(deps: PageDeps, form: FormDef, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { actor, token } = await actorOf(deps, request, form.endpoint.access);
  if (!(await deps.gate.admits(request, reply, actor))) return reply;
  const visitor = visitorOf(request, deps.kit.settings);
  const base = { actor, token, visitor, params: request.params, query: withoutLang(queryOf(request)) };
  const again = async (refusals: readonly Refusal[], fields: Fields): Promise<FastifyReply> => {
    if (refusals.some((r) => r.code === 'request.sign_in_needed')) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    tellWhenToComeBack(reply, refusals);
    const state = { values: fields, problems: refusals.map((r) => ({ path: r.path ?? '', text: refusalText(r, visitor.lang), code: r.code })) };
    const drawn = await drawPage(deps, form.page, { ...base, body: undefined, files: [], submissionKey: undefined }, request, state, refusals.length > 0 ? statusOf(refusals) : 200);
    return sendDrawn(deps, reply, form.page, drawn, request);
  };
  if (!comesFromHere(request.headers)) return again(refusedFor('request.foreign_origin').refusals, {});
  const stopped = form.endpoint.files && refusalsOfAccess(form.endpoint.access, actor);
  if (stopped) return again([stopped], {});
  const sent = await readForm(request, form.endpoint.files);
  if (!sent.ok) return again(sent.refusals, {});
  const { fields, files } = sent.value;
  const edited = applyEdit(form, fields);
  if (edited) return again([], edited);
  const key = fields['_key'];
  const answer = await runEndpoint(deps, form.endpoint, {
    ...base, files, body: form.toBody ? form.toBody(fields) : form.endpoint.body ? nestFields(fields) : undefined,
    submissionKey: typeof key === 'string' && key !== '' && key.length <= 100 ? key : undefined,
  });
  setCookies(reply, answer, isSecure(deps.kit.settings));
  if (!answer.result.ok) return again(answer.result.refusals, withoutSecrets(fields));
  return reply.redirect(form.done(answer.result.value, answer.input), 303);
}

function applyEdit(form: FormDef, fields: Fields): Fields | undefined {
  const asked = fields['_edit'];
  if (typeof asked !== 'string') return undefined;
  const [name = '', argument = ''] = asked.split(':');
  const edit = form.edits && Object.hasOwn(form.edits, name) ? form.edits[name] : undefined;
  return edit ? edit(fields, argument) : undefined;
}

/** What was typed comes back, but never a password or a captcha answer. */
function withoutSecrets(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password|captcha|^_key$|answer$/i.test(name)));
}

async function nameOf({ people }: PageDeps, { actor }: Request, tx: Tx | undefined): Promise<string | undefined> {
  return actor.kind === 'candidate' ? people.candidateName(actor.accountId, tx) : undefined;
}

function userOf(actor: Request['actor'], name: string | undefined): PageContext['user'] {
  return name === undefined || actor.kind !== 'candidate' ? null : { name, until: actor.until };
}

/** What the frame of any page knows, a page of trouble among them. */
function frameOf(deps: FrameDeps, request: FastifyRequest, lang: Lang, user: PageContext['user']): PageContext {
  const { settings, clock, captcha } = deps.kit;
  return deps.decorate({
    lang, now: clock.now(), path: request.url, ...viewingFor(request), mode: settings.mode, user, submissionKey: randomUUID(), assets: deps.assets,
    captcha: captcha.form, offline: settings.offlinePage, demo: settings.mode === 'demo', site: settings.site.words[lang], origin: settings.publicUrl,
  });
}

async function sendDrawn(deps: PageDeps, reply: FastifyReply, page: AnyPage, drawn: Drawn, request: FastifyRequest): Promise<FastifyReply> {
  if (drawn.kind === 'go') return reply.redirect(drawn.to, 303);
  void reply.header('cache-control', 'no-store').header('vary', 'accept-encoding');
  return sendBody(deps, reply, page, drawn.status, await onceBody(drawn.html, request.headers['accept-encoding']), request);
}

function sendBody({ kit: { settings } }: PageDeps, reply: FastifyReply, page: AnyPage, status: number, body: HtmlBody, request: FastifyRequest): FastifyReply {
  if (body.encoding) void reply.header('content-encoding', body.encoding);
  if (page.camera) void reply.header('permissions-policy', permissionsPolicy(true));
  if (page.lookOnly) void reply.header('x-robots-tag', 'noindex, nofollow');
  return reply.code(status).type('text/html; charset=utf-8').header('x-request-id', request.id)
    .header('content-security-policy', page.lookOnly ? `${contentSecurityPolicy()}; ${LOOK_ONLY}` : contentSecurityPolicy({ ...page.csp, worker: settings.offlinePage })).send(body.bytes);
}

/** `?lang=` is remembered for a year. */
function rememberLang(request: FastifyRequest, reply: FastifyReply): void {
  const asked = queryOf(request)['lang'];
  if (asked === 'zh' || asked === 'en') void reply.setCookie('lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'lax' });
}


function html({ assets, ofActs }: Pick<PageDeps, 'assets' | 'ofActs'>, view: JSX.Element): string {
  return withNeededAssets(withRareFaces(`<!doctype html>${renderToString(view)}`, assets('rare.css')), assets, ofActs);
}

/** Draws what stands in place of any page, for whoever asks. */
export function drawForNobody(deps: FrameDeps, request: FastifyRequest, view: (page: PageContext) => JSX.Element): string {
  return html(deps, view(frameOf(deps, request, langOf(request), null)));
}

/** The page for what went wrong outside any page's own form. */
export function problemHtml(deps: FrameDeps, request: FastifyRequest, refusals: readonly Refusal[], bug = false): string {
  const page = frameOf(deps, request, langOf(request), null);
  return html(deps, ProblemPage({ page, refusals, waiting: request.method === 'GET' && refusals.some((r) => r.code === 'request.unavailable'), ...(bug && { requestId: request.id, traceId: traceId() }) }));
}

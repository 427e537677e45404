import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '#contracts/staff.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import type { AnyEndpoint, RateClass } from '#server/platform/http/endpoint.ts';
import { goTo, type AnyPage } from '#server/platform/http/page.ts';
import { newId } from '#server/platform/ids.ts';
import { listModules } from './modules.ts';
import { openOutsideWorld } from './outside-world.ts';
import { testApp, type TestApp } from './testing/app.ts';

/** What anybody may call without signing in; a new line here is a decision, not a side effect. */
const PUBLIC_ENDPOINTS = [
  'GET /robots.txt', 'GET /sitemap.xml',
  'GET /api/articles/:id/files/:fileId', 'GET /api/captcha/challenge', 'GET /api/captcha/pictures/:key', 'GET /api/captcha/pictures/:key/sound',
  'GET /api/characters', 'GET /api/characters/radicals', 'GET /api/codes/keys', 'GET /api/codes/revoked', 'POST /api/codes/checks', 'GET /api/exams', 'GET /api/exams/:code', 'GET /api/majors', 'GET /api/majors/matches',
  'GET /api/regions/prefectures', 'GET /api/regions/provinces', 'GET /api/review-points', 'GET /api/sittings', 'GET /exams/:code/calendar.ics', 'GET /api/sittings/:id/specialties', 'GET /api/sittings/:id/subjects',
  'POST /api/accounts', 'POST /api/messages/receipts', 'POST /api/messages/receipts/:channel/:carrier/:secret', 'POST /api/payments/notices/:account', 'POST /api/payments/returns/:orderNumber',
  'POST /api/recoveries/by-assistance', 'POST /api/recoveries/by-question', 'POST /api/recoveries/by-sms', 'POST /api/recoveries/codes', 'POST /api/recoveries/password', 'POST /api/recoveries/proof',
  'POST /api/registration/agreement', 'POST /api/registration/codes', 'POST /api/registration/form', 'POST /api/registration/notes', 'POST /api/registration/re-entry',
  'POST /api/publicities/:id/objections', 'POST /api/objection-look-ups', 'GET /api/certificate-sheets/:token', 'POST /api/certificate-look-ups', 'GET /api/score-sheets/:token', 'POST /api/score-look-ups', 'POST /api/tickets/:sittingId/look-ups', 'GET /api/tickets/print', 'POST /api/sign-ins', 'POST /api/sign-ins/government', 'POST /api/sign-ins/government-answers', 'POST /api/sign-ins/government-codes', 'POST /api/sign-ins/government-phone', 'DELETE /api/sign-ins/current', 'GET /api/staff/sign-in-options', 'POST /api/staff/sign-ins', 'POST /api/staff/sign-ins/sso', 'POST /api/staff/sign-ins/sso-answers', 'GET /api/staff/sso-sign-out', 'POST /api/staff/sign-ins/code', 'POST /api/staff/sign-ins/first', 'DELETE /api/staff/sign-ins/current',
];
/** Looks at one's own data that are written down all the same: everything about a person leaves in one file. */
const AUDITED_OWN_READS = ['GET /api/me/data-copies/:id/file'];
const PUBLIC_PAGES = [
  '/search',
  '/contact', '/eligibility', '/eligibility/exams', '/calendar', '/calendar/busy', '/provinces/:code',
  '/', '/accessibility', '/certificates', '/certificates/result', '/exams', '/exams/:code', '/guide', '/guide/:chapter', '/integrity-decisions', '/majors', '/notices', '/notices/:id', '/offline', '/pass-lines', '/pass-lines/:sitting', '/previews/:ticket', '/photo-coach', '/provinces', '/publicity', '/publicity/:id', '/publicity/:id/objection', '/publicity/objections', '/publicity/objections/answer', '/publicity/objections/received', '/questions',
  '/recover', '/recover/assisted', '/recover/password', '/recover/proof', '/recover/sms',
  '/register', '/register/done', '/register/form', '/register/notes', '/register/phone', '/register/re-entry', '/scores', '/scores/:sitting', '/scores/sheet', '/sign-in', '/sign-in/government', '/sign-in/government/answer', '/sign-in/government/new', '/sign-in/government/phone', '/tickets', '/tickets/:sittingId', '/tickets/result', '/verify', '/verify/result',
];
const PUBLIC_FORMS = [
  '/certificates', '/publicity/:id/objection', '/publicity/objections', '/recover', '/recover/assisted', '/recover/code', '/recover/password', '/recover/proof', '/recover/sms',
  '/register', '/register/form', '/register/notes', '/register/phone', '/register/phone/code', '/register/re-entry', '/scores/:sitting', '/sign-in', '/sign-in/government', '/sign-in/government/answer', '/sign-in/government/code', '/sign-in/government/phone', '/sign-out', '/tickets/:sittingId', '/verify',
];
/** Staff reads that show nobody's data. */
const UNAUDITED_STAFF_READS = [
  'GET /api/staff/article-choices',
  'GET /api/staff/certificate-batches', 'GET /api/staff/certificate-counts',
  'GET /api/staff/credit-comparisons',
  'GET /api/staff/export-lists', 'GET /api/staff/operations', 'GET /api/staff/rush', 'GET /api/staff/partners/paused-hooks', 'GET /api/staff/failed-jobs', 'GET /api/staff/discarded-jobs',
  'GET /api/staff/exports',
  'GET /api/staff/major-choices', 'GET /api/staff/major-imports/:id', 'GET /api/staff/major-imports/:id/differences', 'GET /api/staff/major-imports/:id/faults', 'GET /api/staff/major-imports/:id/faults/file',
  'GET /api/staff/major-precedents', 'GET /api/staff/major-precedents/decisions', 'GET /api/staff/major-versions/:id/imports', 'GET /api/staff/major-versions/:id/sheet',
  'GET /api/staff/major-versions', 'GET /api/staff/major-versions/:id', 'GET /api/staff/major-versions/:id/differences', 'GET /api/staff/major-versions/:id/findings', 'GET /api/staff/major-versions/:id/replays', 'GET /api/staff/major-versions/:id/lines', 'GET /api/staff/major-versions/:id/synonyms',
  'GET /api/staff/message-templates', 'GET /api/staff/message-templates/:event', 'GET /api/staff/message-versions/:id', 'GET /api/staff/mass-notices', 'GET /api/staff/mass-notice-choices', 'GET /api/staff/mass-notices/:id', 'GET /api/staff/message-deliveries', 'GET /api/staff/message-carriers', 'GET /api/staff/test-contacts',
  'GET /api/staff/pass-lines', 'GET /api/staff/pass-lines/:sitting', 'GET /api/staff/completion-sittings', 'GET /api/staff/completion-sittings/:id', 'GET /api/staff/publicities', 'GET /api/staff/publicities/:id',
  'GET /api/staff/test-centres', 'GET /api/staff/test-centres/:id', 'GET /api/staff/room-imports', 'GET /api/staff/room-imports/:id', 'GET /api/staff/room-imports/:id/faults', 'GET /api/staff/room-imports/:id/faults/file', 'GET /api/staff/room-sheet',
  'GET /api/staff/seat-plans', 'GET /api/staff/seat-plans/:id', 'GET /api/staff/seat-plans/:id/rooms', 'GET /api/staff/seat-demands',
  'GET /api/staff/policy-options', 'GET /api/staff/ticket-releases', 'GET /api/staff/ticket-releases/:id', 'GET /api/staff/ticket-releases/:id/papers', 'GET /api/staff/exam-kit-sittings', 'GET /api/staff/exam-kits',
  'GET /api/staff/cash-desks', 'GET /api/staff/cash-shifts', 'GET /api/staff/cash-shifts/:id', 'GET /api/staff/cash-deposits', 'GET /api/staff/cash-book',
  'GET /api/staff/reconciled-days', 'GET /api/staff/channel-bills', 'GET /api/staff/bill-differences', 'GET /api/staff/bill-differences/:id', 'GET /api/staff/closings', 'GET /api/staff/closings/:id',
  'GET /api/staff/suspensions', 'GET /api/staff/suspensions/:id', 'GET /api/staff/suspension-choices',
  'GET /api/staff/report-choices',
  'GET /api/staff/refused-notices',
  'GET /api/staff/registries',
  'GET /api/staff/reports',
  'GET /api/staff/reverify-forecast', 'GET /api/staff/reverify-runs', 'GET /api/staff/reverify-runs/:runId',
  'GET /api/staff/review/checklist',
  'GET /api/staff/review/choices',
  'GET /api/staff/review/colleagues',
  'GET /api/staff/review/reasons',
  'GET /api/staff/rule-trials/people',
  'GET /api/staff/rules',
  'GET /api/staff/rules/:id',
  'GET /api/staff/rules/:id/replays',
  'GET /api/staff/review/samples',
  'GET /api/staff/score-imports/:id', 'GET /api/staff/score-sittings', 'GET /api/staff/score-sittings/:id/imports', 'GET /api/staff/score-sittings/:id/release', 'GET /api/staff/score-sittings/:id/statistics',
  'GET /api/staff/session',
  'GET /api/staff/session/security',
  'GET /api/staff/exams', 'GET /api/staff/exams/:code', 'GET /api/staff/exams/:code/changes', 'GET /api/staff/fees/:code', 'GET /api/staff/fees/:code/:province/effect', 'GET /api/staff/provinces/:province', 'GET /api/staff/provinces/:province/effect', 'GET /api/staff/review-points/:id/effect', 'GET /api/staff/review-point-changes', 'GET /api/staff/review-points', 'GET /api/staff/review-points/:id/capacity-effect',
  'GET /api/staff/sittings', 'GET /api/staff/sittings/:id', 'GET /api/staff/sittings/:id/changes', 'GET /api/staff/sittings/:id/preview',
];
/** The 演示助手 and the gallery are for everybody; that production has neither is shown beside them. */
const isForDemonstration = (path: string): boolean => /^\/(demo|api\/demo|_kit)(\/|$)/.test(path);

/** What a key of an outside system reads that is about nobody. */
const UNAUDITED_PARTNER_READS = ['GET /api/partner/self', 'GET /api/partner/changes'];

const RATES: RateClass[] = ['page', 'read', 'write', 'sign_in', 'code', 'upload', 'look_up', 'rush', 'notice', 'partner'];
const HAN = /\p{Script=Han}/u;

const name = (e: AnyEndpoint): string => `${e.method} ${e.path}`;
const isPartners = (e: AnyEndpoint): boolean => typeof e.access === 'string' && e.access.startsWith('partner:');
const keysIn = (path: string): string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map(([, key]) => key ?? '');
const shapeKeys = (shape: AnyEndpoint['params']): string[] => Object.keys(shape?.shape ?? {});
const repeated = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at);
/** An address of this path for ids that nobody has. */
const someAddress = (path: string): string => path.replaceAll(/:[A-Za-z]+/g, () => newId());

let t: TestApp;
beforeAll(async () => { t = await testApp({ withReferenceData: false }); });
afterAll(() => t.stop());

const endpoints = () => t.app.modules.flatMap((m) => m.endpoints ?? []);
const pages = () => t.app.modules.flatMap((m) => m.pages ?? []);
const forms = () => t.app.modules.flatMap((m) => m.forms ?? []);
const staffEndpoints = () => endpoints().filter((e) => typeof e.access === 'object');

describe('every endpoint', () => {
  test('there are some', () => {
    expect(endpoints().length).toBeGreaterThan(60);
    expect(staffEndpoints().length).toBeGreaterThan(8);
  });

  test('has an address nobody else has', () => {
    expect(repeated(endpoints().map((e) => `${e.method} ${e.path.replaceAll(/:[A-Za-z]+/g, ':')}`))).toEqual([]);
  });

  test('says in Chinese what it does, for whom, and how often', () => {
    for (const endpoint of endpoints()) {
      expect(endpoint.summary, name(endpoint)).toMatch(HAN);
      expect(RATES, name(endpoint)).toContain(endpoint.limit);
      expect(shapeKeys(endpoint.params).sort(), name(endpoint)).toEqual(keysIn(endpoint.path).sort());
    }
  });

  test('is in the audit log when it writes, or when staff read about people', () => {
    for (const endpoint of endpoints()) {
      const mustTell = endpoint.method !== 'GET' || AUDITED_OWN_READS.includes(name(endpoint)) || (isPartners(endpoint) && !UNAUDITED_PARTNER_READS.includes(name(endpoint))) || (typeof endpoint.access === 'object' && !UNAUDITED_STAFF_READS.includes(name(endpoint)));
      if (mustTell) expect(endpoint.audit, name(endpoint)).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+([_-][a-z]+)*$/);
      else expect(endpoint.audit, name(endpoint)).toBeNull();
    }
  });

  test('is limited as a write when it writes, and costs more than a page when it guesses secrets', () => {
    for (const endpoint of endpoints().filter((e) => e.method !== 'GET')) expect(['page', 'read'], name(endpoint)).not.toContain(endpoint.limit);
    for (const endpoint of endpoints().filter((e) => /sign-ins$|recoveries|password/.test(e.path) && e.method !== 'GET')) expect(['sign_in', 'code', 'look_up', 'write'], name(endpoint)).toContain(endpoint.limit);
  });

  test('may be kept by browsers only where it is the same for everybody', () => {
    for (const endpoint of endpoints().filter((e) => e.cacheSeconds !== undefined)) expect([endpoint.method, endpoint.access], name(endpoint)).toEqual(['GET', 'public']);
    for (const page of pages().filter((p) => p.cacheSeconds !== undefined)) expect(page.access, page.path).toBe('public');
  });

  test('that is public is on the list', () => {
    expect(endpoints().filter((e) => e.access === 'public' && !isForDemonstration(e.path)).map(name).sort()).toEqual([...PUBLIC_ENDPOINTS].sort());
  });

  test('of outside systems stands under /api/partner with a rate of its own, and nothing else does', () => {
    const under = endpoints().filter((e) => e.path.startsWith('/api/partner/'));
    expect(under.map(name).sort()).toEqual(endpoints().filter(isPartners).map(name).sort());
    for (const endpoint of under) expect(endpoint.limit, name(endpoint)).toBe('partner');
  });

  test('of staff stands under /api/staff, and nothing else does', () => {
    const under = endpoints().filter((e) => e.path.startsWith('/api/staff/') && e.access !== 'public');
    expect(under.map(name).sort()).toEqual(staffEndpoints().map(name).sort());
  });
});

describe('every page and form', () => {
  test('that is public is on the list', () => {
    expect(pages().filter((p) => p.access === 'public' && !isForDemonstration(p.path)).map((p) => p.path).sort()).toEqual([...PUBLIC_PAGES].sort());
    expect(forms().filter((f) => f.endpoint.access === 'public').map((f) => f.path ?? f.page.path).filter((path) => !isForDemonstration(path)).sort()).toEqual([...PUBLIC_FORMS].sort());
  });

  test('has an address nobody else has, and an address under /my is a candidate’s own', () => {
    expect(repeated(pages().map((p) => p.path))).toEqual([]);
    expect(repeated(forms().map((f) => f.path ?? f.page.path))).toEqual([]);
    for (const page of pages()) expect(page.path.startsWith('/my/') || page.path === '/my', page.path).toBe(page.access === 'candidate');
    for (const page of pages()) expect(shapeKeys(page.params).sort(), page.path).toEqual(keysIn(page.path).sort());
  });

  test('takes what an endpoint of the API takes: one rule path', () => {
    const known = new Set(endpoints());
    for (const form of forms()) expect(known.has(form.endpoint), form.path ?? form.page.path).toBe(true);
    for (const form of forms()) expect(form.endpoint.method, form.path ?? form.page.path).not.toBe('GET');
  });

  test('shown again after a no is a page the sender may see', () => {
    const listed = new Set(pages());
    for (const form of forms()) {
      expect(listed.has(form.page), form.page.path).toBe(true);
      if (form.page.access === 'candidate') expect(form.endpoint.access, form.path ?? form.page.path).toBe('candidate');
    }
  });
});

describe('every job', () => {
  test('has one name, one handler, and is tried more than once', () => {
    const jobs = t.app.modules.flatMap((m) => m.jobs ?? []);
    const handlers = t.app.modules.flatMap((m) => m.handlers ?? []);
    expect(repeated(jobs.map((j) => j.name))).toEqual([]);
    expect(repeated(handlers.map((h) => h.job.name))).toEqual([]);
    expect(handlers.map((h) => h.job.name).sort()).toEqual(jobs.map((j) => j.name).sort());
    for (const job of jobs) expect(job.attempts, job.name).toBeGreaterThan(1);
  });

  test('that recurs is one of them', () => {
    const jobs = new Set(t.app.modules.flatMap((m) => m.jobs ?? []));
    const schedules = t.app.modules.flatMap((m) => m.schedules ?? []);
    expect(schedules.length).toBeGreaterThan(4);
    for (const schedule of schedules) {
      expect(jobs.has(schedule.job), schedule.job.name).toBe(true);
      expect(schedule.cron, schedule.job.name).toMatch(/^(\S+ ){4}\S+$/);
      expect(schedule.job.payload.safeParse({}).success, schedule.job.name).toBe(true);
    }
  });
});

describe('who may call', () => {
  const call = (e: AnyEndpoint, cookies: Record<string, string> = {}) => t.app.http.inject({ method: e.method, url: someAddress(e.path), cookies, ...(e.method !== 'GET' && { payload: {} }) });

  test('nobody without a sign-in reaches what is a candidate’s or the staff’s', async () => {
    for (const endpoint of endpoints().filter((e) => e.access !== 'public')) {
      const reply = await call(endpoint);
      expect([reply.statusCode, reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)], name(endpoint)).toEqual([401, [isPartners(endpoint) ? 'partner.key_needed' : 'request.sign_in_needed']]);
    }
  });

  test('a candidate’s sign-in opens nothing of the staff’s', async () => {
    const { cookies } = await t.signInCandidate(newId());
    for (const endpoint of staffEndpoints()) expect((await call(endpoint, cookies)).statusCode, name(endpoint)).toBe(401);
  });

  test('pages of candidates send strangers to sign in, and back afterwards', async () => {
    for (const page of pages().filter((p) => p.access === 'candidate')) {
      const address = someAddress(page.path);
      const reply = await t.page.get(address);
      expect([reply.status, reply.location], page.path).toEqual([303, `/sign-in?next=${encodeURIComponent(address)}`]);
    }
    for (const form of forms().filter((f) => f.endpoint.access === 'candidate')) {
      const address = someAddress(form.path ?? form.page.path);
      const reply = await t.page.post(address, {});
      expect(reply.status, address).toBe(303);
      expect(reply.location, address).toMatch(/^\/sign-in\?next=/);
    }
  });
});

describe('a write from another site', () => {
  const reached: string[] = [];
  /** The endpoint with its work replaced by a note that it was reached. */
  const trapped = (e: AnyEndpoint): AnyEndpoint => ({ ...e, prepare: () => Promise.resolve(ok(undefined)), handle: () => { reached.push(name(e)); return Promise.resolve(refusedFor('request.busy')); } });
  const elsewhere = (p: AnyPage): AnyPage => ({ ...p, load: () => Promise.resolve(goTo('/')) });
  let u: TestApp;
  beforeAll(async () => {
    u = await testApp({
      withReferenceData: false,
      people: { candidateName: () => Promise.resolve('张伟'), staffActor: () => Promise.resolve({ name: '陈静', permissions: [...PERMISSIONS], jurisdiction: { kind: 'nation' } }) },
      modules: (kit) => listModules(kit, openOutsideWorld(kit)).map((m) => ({
        ...m, endpoints: m.endpoints?.map(trapped) ?? [], pages: m.pages?.map(elsewhere) ?? [], forms: m.forms?.map((f) => ({ ...f, page: elsewhere(f.page), endpoint: trapped(f.endpoint) })) ?? [],
      })),
    });
  });
  afterAll(() => u.stop());

  test('reaches nothing, from whoever’s browser', async () => {
    const as = { cookies: { ...(await u.signInCandidate(newId())).cookies, ...(await u.signInStaff(newId())).cookies } };
    const writes = endpoints().filter((e) => e.method !== 'GET' && e.limit !== 'notice');
    expect((await u.app.http.inject({ method: 'DELETE', url: '/api/sign-ins/current', cookies: as.cookies, payload: {}, headers: { 'sec-fetch-site': 'same-origin' } })).statusCode).toBe(503);
    expect(reached.splice(0)).toEqual(['DELETE /api/sign-ins/current']);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }, { origin: 'null' }]) {
      for (const e of writes) expect((await u.app.http.inject({ method: e.method, url: someAddress(e.path), cookies: as.cookies, payload: {}, headers })).statusCode, name(e)).toBe(403);
      for (const form of forms()) expect(['/', undefined], form.path ?? form.page.path).toContain((await u.page.post(someAddress(form.path ?? form.page.path), {}, { as, headers })).location);
    }
    expect(reached).toEqual([]);
  });
});

describe('staff without the permission', () => {
  let u: TestApp;
  beforeAll(async () => {
    u = await testApp({ withReferenceData: false, people: { candidateName: () => Promise.resolve(undefined), staffActor: () => Promise.resolve({ name: '陈静', permissions: [], jurisdiction: { kind: 'nation' } }) } });
  });
  afterAll(() => u.stop());

  test('reach nothing but what is for all staff', async () => {
    const { cookies } = await u.signInStaff(newId());
    const guarded = staffEndpoints().filter((e) => e.access.staff !== 'any');
    expect(guarded.length).toBeGreaterThan(8);
    for (const e of guarded) {
      const reply = await u.app.http.inject({ method: e.method, url: someAddress(e.path), cookies, ...(e.method !== 'GET' && { payload: {} }) });
      expect([reply.statusCode, reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)], name(e)).toEqual([403, ['request.forbidden']]);
    }
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { LATEST } from '#contracts/kept-numbers.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { parseInput } from '#server/platform/http/run-endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ withReferenceData: false }); });
afterAll(() => t.stop());

const endpoints = () => t.app.modules.flatMap((m) => m.endpoints ?? []);
const name = (e: AnyEndpoint) => `${e.method} ${e.path}`;

describe('fields nobody asked for (mass assignment)', () => {
  const EXTRA = { isAdmin: true, accountId: newId(), account_id: newId(), state: 'approved', role: 'national_admin', amountInFen: 1, __v: 0 };

  test('are refused by every endpoint that takes a body, by their names', () => {
    const withBody = endpoints().filter((e) => e.body !== undefined);
    expect(withBody.length).toBeGreaterThan(150);
    for (const e of withBody) {
      const own = Object.keys(e.body?.shape ?? {});
      const extra = Object.fromEntries(Object.entries(EXTRA).filter(([key]) => !own.includes(key)));
      const parsed = parseInput({ body: e.body }, { params: {}, query: {}, body: extra, files: [] });
      const unknown = parsed.ok ? [] : parsed.refusals.filter((r) => r.code === 'field.unknown').map((r) => r.params?.['keys']);
      expect(unknown, name(e)).toEqual([Object.keys(extra).join(', ').slice(0, 100)]);
    }
  });

  test('cannot come in deeper either: no shape takes what it does not name', () => {
    const open = endpoints().flatMap((e) => [e.body, e.query, e.params].flatMap((shape) => (shape ? looseIn(shape).map((what) => `${name(e)} ${what}`) : [])));
    expect(open.filter((what) => !OPEN_ON_PURPOSE.has(what))).toEqual([]);
  });
});

/** What is read a second time by a shape that only the act knows: a carrier's report by that carrier's, the filters of an export by the list's own. */
const OPEN_ON_PURPOSE = new Set(['POST /api/messages/receipts/:channel/:carrier/:secret .items: anything', 'POST /api/staff/exports .filters: anything']);

/** Where a shape takes keys or values it does not name. */
function looseIn(shape: z.core.$ZodType, path = '', seen = new Set<unknown>()): string[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  const { def } = shape._zod;
  if (def.type === 'any' || def.type === 'unknown') return [`${path}: anything`];
  const here = shape instanceof z.ZodObject && shape.def.catchall !== undefined && shape.def.catchall._zod.def.type !== 'never' ? [`${path}: other keys`] : [];
  const within = shape instanceof z.ZodObject ? Object.entries(shape.shape).map(([key, inner]) => [inner, `${path}.${key}`] as const) : innerOf(def).map((inner) => [inner, path] as const);
  return [...here, ...within.flatMap(([inner, at]) => looseIn(inner, at, seen))];
}

const isShape = (value: unknown): value is z.core.$ZodType => typeof value === 'object' && value !== null && '_zod' in value;
const innerOf = (def: object): z.core.$ZodType[] => Object.values(def).flatMap((value) => [value].flat()).filter(isShape);

describe('names that reach into every object (prototype pollution)', () => {
  const untouched = () => expect([Reflect.get({}, 'polluted'), Reflect.get(Object.prototype, 'polluted'), Reflect.get([], 'polluted')]).toEqual([undefined, undefined, undefined]);
  const send = (url: string, payload: string | Buffer, type: string) => t.app.http.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

  test.each(['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"userName":{"__proto__":{"polluted":1}}}', '{"a":[{"__proto__":{"polluted":1}}]}', '{"\\u005f_proto__":{"polluted":1}}'])('in JSON change nothing: %s', async (payload) => {
    for (const e of endpoints().filter((one) => one.method === 'POST' && one.access === 'public' && !one.raw)) {
      const reply = await send(e.path.replaceAll(/:[A-Za-z]+/g, newId()), payload, 'application/json');
      expect(reply.statusCode, name(e)).toBeLessThan(500);
    }
    untouched();
  });

  test('in forms change nothing', async () => {
    for (const field of ['__proto__.polluted', 'constructor.prototype.polluted', '__proto__[polluted]', 'a.__proto__.polluted', 'educations.0.__proto__.polluted', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'educations.__proto__', 'educations.length']) {
      for (const form of t.app.modules.flatMap((m) => m.forms ?? []).filter((f) => f.endpoint.access === 'public')) {
        const url = (form.path ?? form.page.path).replaceAll(/:[A-Za-z]+/g, newId());
        const plain = await send(url, `${encodeURIComponent(field)}=1&${encodeURIComponent(field)}=2`, 'application/x-www-form-urlencoded');
        const { payload, type } = multipartOf({ [field]: '1' }, []);
        const parts = await send(url, payload, type);
        expect([plain.statusCode < 500, parts.statusCode < 500], `${field} to ${url}`).toEqual([true, true]);
      }
    }
    untouched();
  });

  test('in the address change nothing', async () => {
    for (const page of t.app.modules.flatMap((m) => m.pages ?? []).filter((p) => p.access === 'public' && !p.path.includes(':'))) {
      const reply = await t.page.get(`${page.path}?__proto__[polluted]=1&__proto__=1&constructor=1&constructor.prototype.polluted=1&next=1&next=2&lang=zh&lang=en`);
      expect(reply.status, page.path).toBeLessThan(500);
    }
    untouched();
  });
});

test('a number in an address ends where the database’s columns and the calendar do', () => {
  const endless = endpoints().flatMap((e) => [e.query, e.params].flatMap((shape) => numbersWithoutEnd(shape).map((field) => `${name(e)} ${field}`)));
  expect(endless).toEqual([]);
  expect(endpoints().filter((e) => [e.query, e.params].some((shape) => shape !== undefined && /"type":"(integer|number)"/.test(JSON.stringify(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }))))).length).toBeGreaterThan(10);
});

/** The fields of an address that take a number greater than the last time there is. */
function numbersWithoutEnd(shape: z.ZodObject | undefined): string[] {
  if (shape === undefined) return [];
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).filter(([, field]) => typeof field === 'object' && (field.type === 'integer' || field.type === 'number') && (field.maximum ?? Infinity) > LATEST).map(([field]) => field);
}

describe('addresses that climb out of their folder', () => {
  const CLIMBS = ['/assets/../package.json', '/assets/..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/assets/....//....//package.json', '/assets/%252e%252e/package.json', '/assets/..;/package.json', '/assets/%00/../../package.json', '/assets//etc/passwd', '/console/..%2f..%2fpackage.json', '/console/assets/..%2f..%2f..%2fpackage.json', '/site/..%2f..%2fpackage.json', '/guide/..%2f..%2fpackage.json', '/.env', '/.git/config', '/var/secret-keys', '/package.json', '/dist/server/main.mjs', '/%2e%2e/%2e%2e/etc/passwd'];
  test.each(CLIMBS)('%s', async (url) => {
    const reply = await t.app.http.inject({ method: 'GET', url });
    expect([200, 400, 403, 404]).toContain(reply.statusCode);
    expect(reply.body).not.toMatch(/"dependencies"|root:.*:0:0|SECRET_KEYS|\[core\]/);
  });
});

describe('uploads', () => {
  const flood = (count: number, bytes = 10) => multipartOf({}, Array.from({ length: count }, (_, n) => ({ field: 'files', fileName: `${String(n)}.jpg`, contentType: 'image/jpeg', bytes: Buffer.alloc(bytes) })));
  const withFiles = () => endpoints().filter((e) => e.files !== undefined);

  test('of people who may not send any are not read: whoever is not signed in, whoever lacks the permission', async () => {
    const { payload, type } = flood(50, 100_000);
    const guarded = withFiles().filter((e) => e.access !== 'public');
    expect(guarded.length).toBeGreaterThan(8);
    for (const e of guarded) {
      const reply = await t.app.http.inject({ method: e.method, url: e.path.replaceAll(/:[A-Za-z]+/g, newId()), payload, headers: { 'content-type': type } });
      // had the parts been read, there would have been too many of them
      expect([reply.statusCode, reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)], name(e)).toEqual([401, ['request.sign_in_needed']]);
    }
  });

  test('of ten thousand files are refused whole, and leave nothing', async () => {
    const as = await t.signInCandidate(newId());
    const own = withFiles().filter((e) => e.access === 'candidate' || e.access === 'public');
    expect(own.length).toBeGreaterThan(3);
    for (const e of own) {
      const reply = await t.api.upload(e.path.replaceAll(/:[A-Za-z]+/g, newId()), flood(10_000, 1), { as });
      expect(reply.status, name(e)).toBeGreaterThanOrEqual(400);
      expect(reply.status, name(e)).toBeLessThan(500);
    }
    expect((await t.kit.blobs.list('', 10)).ids).toEqual([]);
  });

  test('whose parts are broken, nameless or endless are a no and never a bug', async () => {
    const as = await t.signInCandidate(newId());
    const url = `/api/applications/${newId()}/materials`;
    const boundary = 'xx';
    const bodies = ['', `--${boundary}`, `--${boundary}\r\n\r\n`, `--${boundary}\r\ncontent-disposition: form-data\r\n\r\nx\r\n--${boundary}--`, `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="../../a.jpg"\r\ncontent-type: image/svg+xml\r\n\r\n<svg/>`, `--${boundary}\r\n${'x-h: y\r\n'.repeat(5_000)}\r\n--${boundary}--`, `--${boundary}\r\ncontent-disposition: form-data; name="${'n'.repeat(100_000)}"\r\n\r\nx\r\n--${boundary}--`];
    for (const payload of bodies) {
      for (const type of [`multipart/form-data; boundary=${boundary}`, 'multipart/form-data']) {
        const reply = await t.app.http.inject({ method: 'POST', url, payload, headers: { 'content-type': type }, cookies: as.cookies });
        expect(reply.statusCode, payload.slice(0, 80)).toBeGreaterThanOrEqual(400);
        expect(reply.statusCode, payload.slice(0, 80)).toBeLessThan(500);
      }
    }
  });
});

test('calling what is not one’s to call is a line in the log, by number and address and nothing else', async () => {
  const u = await testApp({ withReferenceData: false, people: { candidateName: () => Promise.resolve(undefined), staffActor: () => Promise.resolve({ name: '陈静', permissions: [], jurisdiction: { kind: 'nation' } }) } });
  try {
    const warn = vi.spyOn(u.kit.logger, 'warn');
    const staffId = newId();
    const guarded = u.app.modules.flatMap((m) => m.endpoints ?? []).find((e) => e.method === 'GET' && typeof e.access === 'object' && e.access.staff !== 'any' && !e.path.includes(':'));
    expect((await u.api.get(guarded?.path ?? '', { as: await u.signInStaff(staffId) })).status).toBe(403);
    const [line] = warn.mock.calls.at(-1) ?? [];
    expect(line).toEqual({ event: 'access_refused', code: 'request.forbidden', method: 'GET', path: guarded?.path, actor: 'staff', id: staffId, requestId: expect.any(String) });
  } finally {
    await u.stop();
  }
});

describe('odd requests', () => {
  test('are answered by a no', async () => {
    const deep = '['.repeat(90_000) + ']'.repeat(90_000);
    for (const [url, payload, type] of [['/api/sign-ins', deep, 'application/json'], ['/api/sign-ins', '{"userName":', 'application/json'], ['/api/sign-ins', '\u0000', 'application/json'], ['/api/sign-ins', '<x/>', 'application/xml'], ['/sign-in', deep, 'application/x-www-form-urlencoded'], ['/sign-in', '%', 'application/x-www-form-urlencoded'], ['/sign-in', 'a=1&'.repeat(100_000), 'application/x-www-form-urlencoded']] as const) {
      const reply = await t.app.http.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });
      expect(reply.statusCode, payload.slice(0, 20)).toBeGreaterThanOrEqual(400);
      expect(reply.statusCode, payload.slice(0, 20)).toBeLessThan(500);
    }
  });

  test('that are too long hear so, however much they still send, and may go on', async () => {
    const origin = await t.app.http.listen({ host: '127.0.0.1', port: 0 });
    const answers = await Promise.all(Array.from({ length: 30 }, async () => {
      const reply = await fetch(`${origin}/api/sign-ins`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ a: 'a'.repeat(12_000_000) }) });
      return [reply.status, reply.headers.get('connection'), (await reply.json() as { refusals: { code: string }[] }).refusals.map((r) => r.code).join()];
    }));
    expect(new Set(answers.map((one) => one.join()))).toEqual(new Set(['413,,request.too_large']));
  });

  test('with cookies of any content show the page', async () => {
    for (const value of ['%', '"', '<script>', 'a'.repeat(3_000), '__proto__', '{}']) {
      const reply = await t.page.get('/', { as: { cookies: { lang: value, view: value, 'jinbang-candidate': value, 'jinbang-visit': value } } });
      expect(reply.status).toBe(200);
      expect(reply.body).not.toContain('<script>"');
    }
  });

  test('by methods nobody offers reach nothing, and no other site may read answers', async () => {
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND'] as const) {
      const reply = await t.app.http.inject({ method: method as 'OPTIONS', url: '/api/exams', headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' } });
      expect([404, 405]).toContain(reply.statusCode);
      expect(Object.keys(reply.headers).filter((header) => header.startsWith('access-control-'))).toEqual([]);
    }
  });
});

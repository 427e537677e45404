import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { inject } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { buildApp, type App } from '#server/app.ts';
import { makeKit } from '#server/make-kit.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { listPeople } from '#server/people.ts';
import { virtualClock } from '#server/platform/clock/clock.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { pool } from '#server/platform/db/connect.ts';
import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Module } from '#server/platform/module.ts';
import type { People } from '#server/platform/http/read-request.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { freshDatabase } from './database.ts';

/** A signed-in browser: the cookies it would send. */
export type Browser = { cookies: Record<string, string> };

export type Reply = { status: number; body: string; headers: Record<string, string | string[] | undefined>; json: <T>() => T; location: string | undefined; cookies: Record<string, string> };

type Options = {
  /** Only these modules; all of them when absent. */
  modules?: (kit: Kit) => readonly Module[];
  people?: People;
  at?: Instant;
  /** Load reference data as at the start of the program. */
  withReferenceData?: boolean;
  env?: Record<string, string>;
  /** When the next heavy opening is, for the waiting room. */
  nextOpening?: (now: Instant) => Promise<Instant | null>;
};

type Call = { as?: Browser; headers?: Record<string, string>; key?: string };

/** The program on a fresh database of its own, called through HTTP without a socket; the captcha takes `{ proof: 'pass' }` and the digits 68614. */
export async function testApp(options: Options = {}) {
  const loaded = isLoadedBefore(options);
  const database = await freshDatabase(loaded ? inject('loadedTemplate').database : undefined);
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-test-'));
  const clock = virtualClock();
  if (options.at !== undefined) clock.set(options.at);
  const settings = readSettings({ MODE: 'test', DATA_DIR: folder, SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, LOG_LEVEL: 'error', CAPTCHA: 'stand-in', ...options.env });
  const kit = await makeKit({ settings, clock, db: database.db, logger: pino({ level: process.env['LOG_LEVEL'] ?? 'error' }) });
  const limits = pool(database.logins.app, { size: 2 });
  const outside = options.modules ? undefined : openOutsideWorld(kit);
  const modules = outside ? listModules(kit, outside) : (options.modules?.(kit) ?? []);
  const app: App = await buildApp({ db: database.db, pool: limits, kit, people: options.people ?? listPeople(database.db, kit), modules, outside, nextOpening: options.nextOpening });
  if (options.withReferenceData !== false) for (const module of modules) if (!loaded || module.name !== 'catalogue') await module.atStart?.({ db: database.db, kit });
  if (loaded) await inTransaction(database.db, asIfJustLoaded(clock.now()));
  await app.http.ready();
  const sessions = createSessions(database.db, sessionLimits(settings));

  async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload: { body?: unknown; form?: Record<string, string | string[]>; multipart?: Multipart }, { as, headers, key }: Call = {}): Promise<Reply> {
    const sent = payload.multipart ? payload.multipart : payload.form ? { payload: encode(payload.form), type: 'application/x-www-form-urlencoded' } : payload.body === undefined ? undefined : { payload: JSON.stringify(payload.body), type: 'application/json' };
    const reply = await app.http.inject({
      method, url, cookies: as?.cookies ?? {},
      headers: { ...(sent && { 'content-type': sent.type }), ...(key && { 'idempotency-key': key }), ...headers },
      ...(sent && { payload: sent.payload }),
    });
    for (const cookie of reply.cookies) {
      if (!as) continue;
      if (cookie.value === '') delete as.cookies[cookie.name];
      else as.cookies[cookie.name] = cookie.value;
    }
    const location = reply.headers.location;
    return {
      status: reply.statusCode, body: reply.body, headers: reply.headers as Reply['headers'], json: <T>() => reply.json<T>(),
      location: typeof location === 'string' ? location : undefined, cookies: Object.fromEntries(reply.cookies.map((c) => [c.name, c.value])),
    };
  }

  async function signIn(kind: 'candidate' | 'staff', subjectId: string): Promise<Browser> {
    const opened = await inTransaction(database.db, (tx) => sessions.open(tx, kind, subjectId, { ip: '127.0.0.1', userAgent: 'test', requestId: randomUUID(), lang: 'zh' }, clock.now()));
    return { cookies: { [`jinbang-${kind}`]: opened.token } };
  }

  return {
    app, kit, clock, outside, db: database.db, logins: database.logins, asOwner: database.asOwner,
    /** A browser nobody is signed in with; it keeps the cookies it gets. */
    browser: (): Browser => ({ cookies: {} }),
    api: {
      get: (url: string, how?: Call) => call('GET', url, {}, how),
      post: (url: string, body: unknown, how?: Call) => call('POST', url, { body }, how),
      put: (url: string, body: unknown, how?: Call) => call('PUT', url, { body }, how),
      patch: (url: string, body: unknown, how?: Call) => call('PATCH', url, { body }, how),
      delete: (url: string, how?: Call) => call('DELETE', url, { body: {} }, how),
      upload: (url: string, multipart: Multipart, how?: Call) => call('POST', url, { multipart }, how),
    },
    page: {
      get: (url: string, how?: Call) => call('GET', url, {}, how),
      post: (url: string, form: Record<string, string | string[]>, how?: Call) => call('POST', url, { form }, how),
      upload: (url: string, multipart: Multipart, how?: Call) => call('POST', url, { multipart }, how),
    },
    inTx: <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work),
    signInCandidate: (accountId: AccountId) => signIn('candidate', accountId),
    signInStaff: (staffId: string) => signIn('staff', staffId),
    runJobs: (how?: { all?: boolean }) => app.queue.drain(how),
    async stop() {
      await app.stop();
      await kit.pdf.close();
      await limits.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof testApp>>;

export type Multipart = { payload: Buffer; type: string };

/** The whole program by the clock of the machine: the reference data are those of the template, as long as that day lasts. */
function isLoadedBefore({ modules, at, withReferenceData, env }: Options): boolean {
  return modules === undefined && at === undefined && withReferenceData !== false && env?.['MODE'] !== 'production' && beijingDay(Date.now()) === inject('loadedTemplate').day;
}

/** Editions of this database alone: what the process remembers of another, in which a test may have changed a row, does not hold here. */
function asIfJustLoaded(now: Instant): (tx: Tx) => Promise<void> {
  return async (tx) => {
    for (const name of ['regions', 'majors', 'exams', 'sittings'] as const) await announceEdit(tx, name, now);
  };
}

/** A multipart body as a browser would send it. */
export function multipartOf(fields: Record<string, string>, files: { field: string; fileName: string; contentType: string; bytes: Buffer }[]): Multipart {
  const boundary = `----jinbang${randomBytes(8).toString('hex')}`;
  const parts = [
    ...Object.entries(fields).map(([name, value]) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)),
    ...files.flatMap((f) => [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${f.field}"; filename="${f.fileName}"\r\ncontent-type: ${f.contentType}\r\n\r\n`), f.bytes, Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}

function encode(form: Record<string, string | string[]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) => (Array.isArray(value) ? value.map((v) => [name, v] as const) : [[name, value] as const]));
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { PlaceTold } from '#contracts/rush.ts';
import { buildApp, type App } from '#server/app.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { listPeople } from '#server/people.ts';
import { pool } from '#server/platform/db/connect.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { registerPerson } from '#server/testing/account.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { connect } from '../db/connect.ts';

const AT = Date.UTC(2026, 6, 8, 0, 50);
const UA = 'Mozilla/5.0 (rush)';
let t: TestApp;
let other: { app: App; stop(): Promise<void> };
let opening: number | null = null;
let people: { mine: AccountId; theirs: AccountId; insiders: AccountId };

/** A second process of the program on the same database. */
async function secondProcess(): Promise<typeof other> {
  const folder = mkdtempSync(join(tmpdir(), 'jinbang-test-'));
  const db = connect(t.logins.app);
  const limits = pool(t.logins.app, { size: 1 });
  const app = await buildApp({ db, pool: limits, kit: t.kit, people: listPeople(db, t.kit), modules: listModules(t.kit, openOutsideWorld(t.kit)), nextOpening: () => Promise.resolve(opening) });
  await app.http.ready();
  return { app, async stop() { await app.stop(); await limits.end(); await db.destroy(); rmSync(folder, { recursive: true, force: true }); } };
}

beforeAll(async () => {
  t = await testApp({ withReferenceData: false, env: { RUSH_MODE: 'automatic' }, nextOpening: () => Promise.resolve(opening) });
  // before any process of this test ends, and with it the queue of this one
  people = await t.inTx(async (tx) => {
    const register = (serial: number) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: '张伟', documentNumber: citizenNumber('370112', '19850101', serial) });
    return { mine: await register(101), theirs: await register(103), insiders: await register(105) };
  });
  other = await secondProcess();
  // a machine that is busy with other tests is no fact of this one
  for (const { meter } of [t.app.rush, other.app.rush]) Object.assign(meter, { database: () => undefined, answered: () => undefined });
}, 120_000);
afterAll(async () => { await other.stop(); await t.stop(); });

beforeEach(async () => {
  opening = null;
  await t.asOwner(`update rush_setting set mode = null, cap = null; truncate rush_round, rush_arrival, rush_admission, rush_moment, rush_process;
    update rush_lead set process_id = null, lease_until = '-infinity', ticked_at = null, round_id = null, rate = 0, cut_at = null, bad_since = null, quiet_since = null, heads = '{0,0,0}', carry = 0, spare = 0, waiting = 0, pace = 0, late_seen = 0`);
  t.clock.freeze(AT);
  await both();
});

const set = (mode: string, cap: number) => t.asOwner('update rush_setting set mode = $1, cap = $2', [mode, cap]);
/** A second passes: both processes do their work, in this order. */
async function both(): Promise<void> {
  await t.app.rush.tick();
  await other.app.rush.tick();
}
async function second(n = 1): Promise<void> {
  for (let i = 0; i < n; i++) {
    t.clock.freeze(t.clock.now() + 1_000);
    await both();
  }
}

type Visitor = { cookies: Record<string, string>; address: string; agent: string };
let visitors = 0;
const visitor = (): Visitor => ({ cookies: {}, address: `10.0.${String(Math.floor(++visitors / 250))}.${String(visitors % 250)}`, agent: UA });

/** What a browser gets for an address at one of the processes; it keeps its cookies. */
async function ask(app: App, who: Visitor, url = '/sign-in', method: 'GET' | 'POST' = 'GET') {
  const reply = await app.http.inject({ method, url, cookies: who.cookies, remoteAddress: who.address, headers: { 'user-agent': who.agent, ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }) }, ...(method === 'POST' && { payload: 'userName=a' }) });
  for (const c of reply.cookies) who.cookies[c.name] = c.value;
  return { status: reply.statusCode, body: reply.body, isIn: !reply.body.includes('data-place') && reply.statusCode < 500, headers: reply.headers };
}
const place = async (app: App, who: Visitor): Promise<PlaceTold> => (await app.http.inject({ url: '/api/rush/place', cookies: who.cookies, headers: { 'user-agent': who.agent } })).json<PlaceTold>();

describe('nobody waits', () => {
  test('where nothing is the matter: no cookie, no place, no word of it', async () => {
    const who = visitor();
    expect((await ask(t.app, who)).isIn).toBe(true);
    expect(who.cookies).toEqual({});
  });

  test('switched on with nobody there, people go straight in, and only so many in a second', async () => {
    await set('on', 20);
    await second(2);
    const inside = await Promise.all(Array.from({ length: 30 }, () => ask(t.app, visitor())));
    const straight = inside.filter((r) => r.isIn).length;
    expect(straight).toBeGreaterThan(0);
    expect(straight).toBeLessThan(10);
  });
});

describe('who waits', () => {
  test('is told the place at either process, in both languages and to programs, without a statement for it; and is let in in the order of coming', async () => {
    await set('on', 2);
    await second(2);
    const crowd: Visitor[] = [];
    for (let i = 0; i < 24; i++) {
      const who = visitor();
      await ask(i % 2 === 0 ? t.app : other.app, who);
      crowd.push(who);
      t.clock.freeze(t.clock.now() + 50);
    }
    await second(5);
    const last = crowd.at(-1) ?? visitor();
    const told = await place(other.app, last);
    expect(told.state).toBe('waiting');
    expect(told.ahead).toBeGreaterThan(10);
    expect(told).toEqual(await place(t.app, last));
    const page = await ask(t.app, last);
    expect([page.status, page.headers['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(page.body).toContain('您前面约有');
    expect((await ask(t.app, last, '/sign-in?lang=en')).body).toContain('people are ahead of you');
    const api = await t.app.http.inject({ method: 'GET', url: '/api/applications', cookies: last.cookies, headers: { 'user-agent': UA } });
    expect(api.statusCode).toBe(503);
    expect(api.json<{ refusals: { code: string }[] }>().refusals[0]?.code).toBe('rush.waiting');
    expect(Number(api.headers['retry-after'])).toBeGreaterThan(0);

    const order: number[] = [];
    for (let s = 0; s < 60 && order.length < crowd.length; s++) {
      await second();
      for (const [i, who] of crowd.entries()) if (!order.includes(i) && (await ask(s % 2 === 0 ? other.app : t.app, who)).isIn) order.push(i);
    }
    expect(order).toHaveLength(crowd.length); // nobody starves
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('keeps the place when every process starts anew', async () => {
    await set('on', 1);
    await second(2);
    const crowd = [visitor(), visitor(), visitor(), visitor(), visitor(), visitor()];
    for (const who of crowd) { await ask(t.app, who); t.clock.freeze(t.clock.now() + 100); }
    await second(5);
    const last = crowd.at(-1) ?? visitor();
    const before = await place(t.app, last);
    const fresh = await secondProcess();
    await fresh.app.rush.tick();
    expect((await place(fresh.app, last)).ahead).toBe(before.ahead);
    await fresh.stop();
  });

  test('and sends a form meanwhile: it is not taken, and that is said', async () => {
    await set('on', 1);
    await second(2);
    await Promise.all(Array.from({ length: 10 }, () => ask(t.app, visitor())));
    const who = visitor();
    const reply = await ask(t.app, who, '/sign-in', 'POST');
    expect([reply.status, reply.body.includes('尚未受理')]).toEqual([503, true]);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('left for a while and comes back within ten minutes of the turn: in; later: a new place, and why', async () => {
    await set('on', 1);
    await second(2);
    const crowd = [visitor(), visitor(), visitor(), visitor()];
    for (const who of crowd) { await ask(t.app, who); t.clock.freeze(t.clock.now() + 100); }
    await second(10);
    const [soon, late] = [crowd[2] ?? visitor(), crowd[3] ?? visitor()];
    expect((await place(t.app, soon)).state).toBe('due');
    for (let minute = 0; minute < 9; minute++) { t.clock.freeze(t.clock.now() + 55_000); await set('on', 1); await second(); }
    expect((await ask(t.app, soon)).isIn).toBe(true);
    for (let minute = 0; minute < 3; minute++) { t.clock.freeze(t.clock.now() + 55_000); await second(); }
    const reply = await ask(t.app, late);
    expect([reply.isIn, reply.body.includes('已过号')]).toEqual([false, true]);
  });
});

describe('one place admits', () => {
  async function dueOne(): Promise<Visitor> {
    await set('on', 1);
    await second(2);
    const first = [visitor(), visitor(), visitor(), visitor()];
    for (const one of first) { await ask(t.app, one); t.clock.freeze(t.clock.now() + 100); }
    await second(20);
    return first.at(-1) ?? visitor();
  }

  test('one browser: a copy that comes later starts at the end; one of another kind of browser is worth nothing', async () => {
    const who = await dueOne();
    const copy: Visitor = { ...visitor(), cookies: { ...who.cookies } };
    const elsewhere: Visitor = { ...visitor(), agent: 'Another/1.0', cookies: { ...who.cookies } };
    expect((await ask(t.app, who)).isIn).toBe(true);
    await t.asOwner(`update rush_admission set admitted_at = admitted_at - interval '31 seconds'`);
    await t.asOwner('update rush_lead set spare = 0');
    const reply = await ask(other.app, copy);
    expect([reply.isIn, reply.body.includes('另一浏览器')]).toEqual([false, true]);
    expect((await place(t.app, elsewhere)).state).toBe('open'); // no place at all in its eyes
  });

  test('one account: who signs in first has it, at every process', async () => {
    const who = await dueOne();
    expect((await ask(t.app, who)).isIn).toBe(true);
    const shared: Visitor = { ...who, cookies: { ...who.cookies } };
    Object.assign(who.cookies, (await t.signInCandidate(people.mine)).cookies);
    Object.assign(shared.cookies, (await t.signInCandidate(people.theirs)).cookies);
    expect((await ask(t.app, who, '/my/applications')).isIn).toBe(true);
    const refusedCopy = await ask(other.app, shared, '/my/applications');
    expect([refusedCopy.isIn, refusedCopy.body.includes('另一帐号')]).toEqual([false, true]);
    expect((await ask(other.app, who, '/my/applications')).isIn).toBe(true);
  });
});

describe('an opening', () => {
  test('draws lots among all who come before its first minute is over, lets nobody in before it, and is first come first served after', async () => {
    await set('automatic', 4);
    opening = t.clock.now() + 30_000;
    await second(2);
    const early = Array.from({ length: 20 }, visitor);
    const first = await Promise.all(early.map((who) => ask(t.app, who)));
    expect(first.filter((r) => r.isIn)).toHaveLength(0);
    expect((await place(t.app, early[0] ?? visitor())).state).toBe('drawing');
    t.clock.freeze(opening + 40_000);
    await both();
    const within = Array.from({ length: 20 }, visitor);
    await Promise.all(within.map((who) => ask(other.app, who)));
    t.clock.freeze(opening + 61_000);
    await both();
    const after = Array.from({ length: 5 }, visitor);
    for (const who of after) { await ask(t.app, who); t.clock.freeze(t.clock.now() + 100); }
    const all = [...early, ...within, ...after];
    const order: number[] = [];
    for (let s = 0; s < 90 && order.length < all.length; s++) {
      await second();
      for (const [i, who] of all.entries()) if (!order.includes(i) && (await ask(s % 2 ? t.app : other.app, who)).isIn) order.push(i);
    }
    expect(order).toHaveLength(all.length);
    expect(order.slice(-5)).toEqual([40, 41, 42, 43, 44]);
    const drawn = order.slice(0, 40);
    expect(drawn).not.toEqual(drawn.toSorted((a, b) => a - b));
    // twenty of each: by luck, some of the later ones are among the first twenty
    expect(drawn.slice(0, 20).filter((i) => i >= 20).length).toBeGreaterThan(2);
  });

  test('asking again without a cookie draws the same lot: reloading gains nothing', async () => {
    opening = t.clock.now() + 30_000;
    await second(2);
    const who = visitor();
    const lots = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const again: Visitor = { ...who, cookies: {} };
      await ask(i % 2 ? t.app : other.app, again);
      lots.add(again.cookies['jinbang-place']?.split('.')[5] ?? '');
    }
    expect(lots.size).toBe(1);
  });
});

describe('never waits', () => {
  test('staff, banks, payers, health, pages in memory, files; nor who was signed in before it began', async () => {
    const insider: Visitor = { ...visitor(), cookies: { ...(await t.signInCandidate(people.insiders)).cookies } };
    expect((await ask(t.app, insider, '/my/applications')).isIn).toBe(true);
    expect(insider.cookies['jinbang-place']).toBeDefined();
    await set('on', 1);
    await second(2);
    await Promise.all(Array.from({ length: 10 }, () => ask(t.app, visitor())));
    expect((await ask(other.app, insider, '/my/applications')).isIn).toBe(true);
    for (const url of ['/api/staff/session', '/healthz', '/readyz', '/contact', '/api/rush/place', '/api/orders/20260708000000000001', '/my/orders/20260708000000000001']) {
      const reply = await t.app.http.inject({ url, headers: { 'user-agent': UA } });
      expect([url, reply.body.includes('data-place'), reply.statusCode === 503]).toEqual([url, false, false]);
    }
    expect((await t.app.http.inject({ method: 'POST', url: '/api/payments/notices/alipay', payload: 'a=b', headers: { 'content-type': 'text/plain' } })).statusCode).not.toBe(503);
  });

  test('a lane of its own for who reads the easy view: in before the crowd that came first', async () => {
    await set('on', 10);
    await second(2);
    for (let i = 0; i < 80; i++) await ask(t.app, visitor());
    t.clock.freeze(t.clock.now() + 1_000);
    const elder: Visitor = { ...visitor(), cookies: { view: 'elder' } };
    const ordinary = visitor();
    await ask(t.app, elder);
    await ask(t.app, ordinary);
    await second(5);
    expect((await ask(t.app, elder)).isIn).toBe(true);
    expect((await ask(t.app, ordinary)).isIn).toBe(false);
  });
});

test('more than this process can carry is refused at once, before anything is looked up, and said with the time to come back', async () => {
  const { meter } = t.app.rush;
  for (let i = 0; i < 300; i++) meter.entered();
  try {
    const [page, api, kept] = [await ask(t.app, visitor()), await t.app.http.inject({ method: 'POST', url: '/api/sign-ins', payload: {} }), await t.app.http.inject({ url: '/contact' })];
    expect([page.status, api.statusCode, kept.statusCode]).toEqual([503, 503, 200]);
    expect(page.body).toContain('访问人数过多');
    expect(api.json<{ refusals: { code: string }[] }>().refusals[0]?.code).toBe('request.overloaded');
    expect(Number(api.headers['retry-after'])).toBeGreaterThanOrEqual(3);
  } finally {
    for (let i = 0; i < 300; i++) meter.left();
  }
});

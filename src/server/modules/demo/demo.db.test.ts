import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findProvinceConfig } from '#server/modules/catalogue/index.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { person, readyToRegister, registerPerson, signedIn } from '#server/testing/people.ts';
import { sendForPeople } from './people/load-people.jobs.ts';
import { readOffset } from './virtual-clock.store.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

test('where a rehearsal wants no candidates, the staff alone are sent for (DEMO_PEOPLE=staff)', async () => {
  const kit = { ...t.kit, settings: { ...t.kit.settings, demoPeople: 'staff' as const } };
  await sendForPeople({ db: t.db, kit });
  const queued = await sql<{ name: string }>`select name from jobs.job where name like 'demo.%'`.execute(t.db);
  expect(queued.rows.map((job) => job.name)).toEqual(['demo.load-staff']);
  expect(await t.db.selectFrom('demo_person').select('person_key').execute()).toEqual([]);
});

describe('收到的短信和邮件', () => {
  test('the code that was just sent stands there in large figures, and can be asked for by recipient without a number in the address', async () => {
    const p = person({ name: '欧阳倩' });
    const { code } = await readyToRegister(t, p);
    const page = await t.page.get('/demo/messages');
    expect(page.status).toBe(200);
    expect(page.body).toContain(`<strong>${code}</strong>`);
    await t.inTx((tx) => queueMessage(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { to: { mail: 'ouyang@example.cn' }, template: 'password_changed', params: { time: '2026-11-23 10:00' }, lang: 'zh' }));
    const address = /href="(\/demo\/messages\?to=[0-9a-f]+[^"]*)"[^>]*>只看 138/.exec(page.body)?.[1] ?? '';
    expect(address).not.toContain(p.phone);
    const filtered = await t.page.get(address);
    expect(filtered.body).toContain(p.phone);
    expect(filtered.body).not.toContain('ouyang@example.cn');
    expect((await t.page.get('/demo/messages?channel=mail')).body).not.toContain(code);
  });
});

describe('时钟', () => {
  afterEach(async () => { await t.api.post('/api/demo/clock', { move: { kind: 'real' } }); });

  test('moves for the whole installation and says so', async () => {
    const moved = await t.page.post('/demo/clock?back=%2Fexams', { 'move.kind': 'day', 'move.day': '2019-07-05', 'move.time': '10:00' });
    expect(moved.status).toBe(303);
    const page = await t.page.get(moved.location ?? '');
    expect(page.body).toContain('演示时间已设为 2019-07-05 10:00');
    expect(page.body).toContain('href="/exams"');
    expect(systemClock.now() + (await readOffset(t.db)) - Date.parse('2019-07-05T10:00:00+08:00')).toBeLessThan(60_000);
    const exams = await t.page.get('/exams');
    expect(exams.body).toContain('正在报名');
  });

  test('the manual’s day lies within the application period of 一级建造师 2019', async () => {
    const config = await t.inTx((tx) => findProvinceConfig(tx, '034-2019-2', '37'));
    const page = await t.page.get('/demo/clock');
    const at = Number([...page.body.matchAll(/name="move\.at" value="(\d+)"/g)].at(-1)?.[1]);
    expect(at).toBeGreaterThanOrEqual(config?.windows.apply.opensAt ?? Infinity);
    expect(at).toBeLessThan(config?.windows.apply.closesAt ?? 0);
  });

  test('whoever is signed in stays signed in, a year forward and back again', async () => {
    const { person: p } = await registerPerson(t);
    const as = await signedIn(t, p);
    for (const move of [{ kind: 'forward', milliseconds: 365 * 86_400_000 }, { kind: 'real' }]) {
      expect((await t.api.post('/api/demo/clock', { move }, { as })).status).toBe(200);
      expect((await t.page.get('/my/profile', { as })).status).toBe(200);
    }
  });

  test('a wrong time of day and a day out of reach are said at their fields', async () => {
    const wrong = await t.page.post('/demo/clock', { 'move.kind': 'day', 'move.day': '2026-12-01', 'move.time': '25:00' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('请按 24 小时制填写时间');
    const far = await t.page.post('/demo/clock', { 'move.kind': 'day', 'move.day': '2050-01-01', 'move.time': '10:00' });
    expect(far.body).toContain('2019 年至 2035 年');
  });
});

describe('外部系统', () => {
  afterEach(async () => { await t.api.put('/api/demo/outside', {}); });

  test('what is set on the page holds at once, is shown, and goes back to normal by one button', async () => {
    const set = await t.page.post('/demo/outside?back=%2Fexams', { identity: 'down', education: 'normal', degree: 'contradictory', bank: ['lose', 'chargeTwice'], failing: 'sms' });
    expect(set.status).toBe(303);
    const page = await t.page.get(set.location ?? '');
    expect(page.body).toMatch(/<option value="down" selected[^>]*>断线/);
    expect(page.body).toContain('href="/exams"');
    const bank = await t.api.get('/standins/bank/control');
    expect(bank.json<{ behaviour: Record<string, unknown> }>().behaviour).toMatchObject({ lose: true, chargeTwice: true, forge: false });
    await t.page.post('/demo/outside', { identity: 'down', normal: '1' });
    expect((await t.api.get('/standins/bank/control')).json<{ behaviour: Record<string, unknown> }>().behaviour).toMatchObject({ lose: false, chargeTwice: false });
    expect((await t.page.get('/demo/outside')).body).not.toMatch(/<option value="down" selected/);
  });

  test('a carrier that refuses leaves the message waiting, and the page says so', async () => {
    await t.api.put('/api/demo/outside', { failing: ['sms'] });
    const p = person({ name: '马占彪' });
    await readyToRegister(t, p);
    await t.runJobs();
    const page = await t.page.get('/demo/messages?channel=sms');
    const card = page.body.split('<li class="card message">').find((text) => text.includes(p.phone));
    expect(card).toContain('待发送');
  });

  test('the malware scan away: the page says so, and it is back by the one button', async () => {
    await t.page.post('/demo/outside', { scanner: 'down' });
    expect((await t.page.get('/demo/outside')).body).toMatch(/<option value="down" selected/);
    await t.page.post('/demo/outside', { scanner: 'down', normal: '1' });
    expect((await t.page.get('/demo/outside')).body).not.toMatch(/<option value="down" selected/);
  });

  test('receipts misbehave as ticked, which the page shows, and go back to normal', async () => {
    const set = await t.page.post('/demo/outside', { receipts: ['lose', 'repeat'] });
    const ticked = async (address = '/demo/outside') => [...(await t.page.get(address)).body.matchAll(/<input[^>]*name="receipts"[^>]*>/g)].map(([box]) => box).filter((box) => / checked/.test(box)).map((box) => /value="(\w+)"/.exec(box)?.[1]);
    expect(await ticked(set.location ?? '')).toEqual(['lose', 'repeat']);
    await t.page.post('/demo/outside', { receipts: 'fail', normal: '1' });
    expect(await ticked()).toEqual([]);
    expect((await t.page.post('/demo/outside', { receipts: 'asleep' })).status).toBe(422);
  });

  test('a behaviour nobody knows is refused at its field', async () => {
    expect((await t.page.post('/demo/outside', { identity: 'asleep' })).status).toBe(422);
  });
});

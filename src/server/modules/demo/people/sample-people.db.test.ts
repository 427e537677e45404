import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { OpinionView } from '#contracts/partner-api.ts';
import type { PartnerList, PartnerView } from '#contracts/partners.ts';
import type { RunView } from '#contracts/reverification.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { freePort } from '#server/testing/free-port.ts';
import { crowdKey, inventedPerson } from '../crowd/invent-person.ts';
import { countCrowd, listLoaded } from './demo-people.store.ts';
import { sendForPeople } from './load-people.jobs.ts';
import { shownPeople } from './shown-people.ts';
import { SAMPLE_PASSWORD, samplePeople, SHOWN_STATES, type SamplePerson } from './sample-people.ts';

let t: TestApp;
let people: readonly SamplePerson[];
beforeAll(async () => {
  const port = await freePort();
  t = await testApp({ env: { MODE: 'demo', PORT: String(port) } });
  await t.app.http.listen({ host: '127.0.0.1', port }); // the systems of provinces are written to there
  people = await samplePeople();
  await t.runJobs({ all: true });
}, 600_000);
afterAll(() => t.stop());

async function become(key: string): Promise<{ as: Browser; leadsTo: string }> {
  const as = t.browser();
  const reply = await t.api.post('/api/demo/sign-ins', { person: key }, { as });
  expect(reply.status, `${key}: ${reply.body}`).toBe(200);
  return { as, leadsTo: reply.json<{ leadsTo: string }>().leadsTo };
}

describe('sample people', () => {
  test('a case of every kind an officer would try is open', async () => {
    const rows = await t.db.selectFrom('assistance_case').select('kind').where('state', '=', 'waiting').execute();
    expect(rows.map((r) => r.kind).toSorted()).toEqual(['appeal', 'phone_release', 'rare_name', 'recovery', 'unlock']);
    expect(await t.db.selectFrom('photo_change').select('state').where('state', '=', 'requested').execute()).toHaveLength(1);
  });

  test('there is a case about a breach in every state, and a record lifted by correction', async () => {
    const rows = await t.db.selectFrom('breach_case').select('state').execute();
    expect(new Set(rows.map((r) => r.state))).toEqual(new Set(['opened', 'noticed', 'hearing', 'heard', 'proposed', 'decided', 'served', 'recorded', 'dismissed', 'corrected']));
    expect((await t.page.get('/integrity-decisions')).body).toContain('郑**');
  });

  test('flagged uploads lie in quarantine in each of its states', async () => {
    const rows = await t.db.selectFrom('quarantined_file').select(['state', 'by_kind']).execute();
    expect(rows.map((r) => r.state).toSorted()).toEqual(['destroyed', 'kept', 'kept', 'release_asked', 'release_asked', 'released']);
    expect(new Set(rows.map((r) => r.by_kind))).toEqual(new Set(['candidate', 'staff']));
  });

  test('there is somebody in every state, and everybody was brought there', async () => {
    expect(new Set(people.flatMap((p) => p.state ?? []))).toEqual(new Set(SHOWN_STATES));
    const loaded = await t.inTx(listLoaded);
    expect(loaded.filter((p) => p.stage !== 'ready').map((p) => p.key)).toEqual([]);
    // who only fills the rooms of an exam is there as well, and no less ready
    expect(loaded.filter((p) => people.some((one) => one.key === p.key))).toHaveLength(people.length);
  });

  test('each really is in the state they show, reached act by act', async () => {
    for (const person of people.filter((p) => p.state !== undefined && p.state !== 'S0')) {
      const { as, leadsTo } = await become(person.key);
      const status = await t.api.get(`/api/applications/${leadsTo.split('/').at(-1) ?? ''}`, { as });
      const view = status.json<ApplicationView>();
      expect({ key: person.key, state: view.state }).toEqual({ key: person.key, state: person.state });
      if (person.traits.includes('returned')) expect(view.reviewReason).toContain('盖章');
      if (person.traits.includes('integrity')) expect(view.dimensions.commitment).not.toBe('signed');
    }
  });

  test('some provinces state how many they expect, and the forecast of crowds takes it', async () => {
    const rows = await t.db.selectFrom('sitting_province').select(['sitting_id', 'province_code', 'expected_candidates']).where('expected_candidates', 'is not', null).execute();
    expect(rows.filter((r) => r.sitting_id.startsWith('034')).map((r) => r.province_code).toSorted()).toEqual(expect.arrayContaining(['37', '62']));
    expect((await t.page.get('/calendar/busy')).status).toBe(200);
  });

  test('somebody is not yet in any application, somebody waits for a person, somebody was not verified, and the wrong name is out', async () => {
    const { as } = await become('jiang-mao');
    expect((await t.api.get('/api/applications', { as })).json<{ applications: unknown[] }>().applications).toEqual([]);
    const shown = async (key: string) => (await t.page.get('/my/verification', { as: (await become(key)).as })).body;
    expect(await shown('chen-jing')).toContain('未通过');
    expect(await shown('wang-xiaopei')).toContain('需人工核验');
    expect(await shown('anna-mueller')).toContain('需人工核验');
    expect((await t.api.post('/api/demo/sign-ins', { person: 'zhou-min-wrong' })).status).toBe(404);
    const signIn = await t.api.post('/api/sign-ins', { userName: 'zhoumin0', password: SAMPLE_PASSWORD, captcha: { proof: 'pass' } });
    expect(signIn.status).toBeGreaterThanOrEqual(400);
  });

  test('one who holds a ticket can be become as well, and is told from when it can be printed', async () => {
    const holder = (await shownPeople()).at(-1)?.key ?? '';
    expect(people.map((p) => p.key)).not.toContain(holder);
    const { as, leadsTo } = await become(holder);
    expect((await t.page.get(leadsTo, { as })).body).toContain('咨询工程师');
    const ticket = await t.page.get(`${leadsTo}/ticket`, { as });
    expect([ticket.status, ticket.body.includes('现在不能打印准考证')]).toEqual([200, true]);
  });

  test('they sign in on the ordinary page as well', async () => {
    const reply = await t.api.post('/api/sign-ins', { userName: 'huangli', password: SAMPLE_PASSWORD, captcha: { proof: 'pass' } });
    expect(reply.status, reply.body).toBe(200);
  });

  test('staff are there too, and sign in as themselves', async () => {
    const as = t.browser();
    expect((await t.page.post('/demo/people/staff', { userName: 'shenhe.jinan' }, { as })).status).toBe(303);
    expect(Object.keys(as.cookies)).toContain('jinbang-staff');
    expect((await t.api.post('/api/demo/staff-sign-ins', { userName: 'nobody.here' })).status).toBe(404);
  });

  test('sending for them again changes nothing', async () => {
    const before = await t.db.selectFrom('account').select('account_id').orderBy('account_id').execute();
    const stages = await t.inTx(listLoaded);
    await Promise.all([sendForPeople({ db: t.db, kit: t.kit }), sendForPeople({ db: t.db, kit: t.kit })]);
    await t.runJobs({ all: true });
    expect(await t.db.selectFrom('account').select('account_id').orderBy('account_id').execute()).toEqual(before);
    expect(await t.inTx(listLoaded)).toEqual(stages);
  });

  test('the page shows everybody with a button, the drawer is on every page', async () => {
    const page = await t.page.get('/demo/people');
    for (const person of people) expect(page.body).toContain(person.name);
    expect(page.body.match(/name="person"/g)).toHaveLength((await shownPeople()).filter((p) => p.leads !== 'none').length);
    const exams = await t.page.get('/exams');
    for (const path of ['messages', 'clock', 'outside', 'people']) expect(exams.body).toContain(`/demo/${path}?back=%2Fexams`);
    expect((await t.api.get('/api/demo/portraits/zhang-wei')).headers['content-type']).toBe('image/jpeg');
  });
});

describe('the systems of provinces', () => {
  const officerBrowser = async (userName: string) => {
    const browser = t.browser();
    await t.api.post('/api/demo/staff-sign-ins', { userName }, { as: browser });
    return browser;
  };
  const tick = async () => {
    const job = t.app.modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === 'partners.hand-on');
    await t.inTx(async (tx) => { if (job) await enqueue(tx, job, {}); });
    await t.runJobs({ all: true });
  };

  test('a province has a system with keys and subscriptions: one delivers, one fails, one is paused; another waits for its key', async () => {
    const officer = await officerBrowser('bu.guanli');
    const { items } = (await t.api.get('/api/staff/partners', { as: officer })).json<PartnerList>();
    expect(items.map((p) => p.name).toSorted()).toEqual(['山东省人事考试信息系统', '甘肃省人事考试综合平台'].toSorted());
    const read = async () => (await t.api.get(`/api/staff/partners/${items.find((p) => p.name.startsWith('山东'))?.id ?? ''}`, { as: officer })).json<PartnerView>();
    await expect.poll(async () => {
      await tick();
      return (await read()).hooks.map((h) => [h.url.split('/').at(-1), h.state, h.delivered > 0]).toSorted();
    }).toEqual([['away', 'active', false], ['away-certificates', 'paused', false], ['well', 'active', true]]);
    const shown = await read();
    expect(shown.keys.map((k) => k.state).toSorted()).toEqual(['approved', 'live']);
    expect(shown.hooks.find((h) => h.state === 'paused')?.pausedWhy).toBe('HTTP 503');
  });

  test('results were checked anew by two people: one differs and waits for a person, and another check waits for the second person', async () => {
    const second = await officerBrowser('bu.fuhe');
    const { items } = (await t.api.get('/api/staff/reverify-runs', { as: second })).json<{ items: RunView[] }>();
    expect(items.map((r) => [r.kind, r.state, r.proposedBy.slice(0, 2)]).toSorted()).toEqual([['education', 'done', '李明'], ['identity', 'proposed', '李明']]);
    const run = items.find((r) => r.kind === 'education');
    expect(run).toMatchObject({ changed: 1, unanswered: 0, left: 0 });
    expect(run?.same).toBeGreaterThan(10);
    const changed = (await t.api.get(`/api/staff/reverify-runs/${run?.id ?? ''}/results?result=changed`, { as: second })).json<{ items: { person: string; toText: string }[] }>();
    expect(changed.items).toMatchObject([{ person: '郑晓燕', toText: '需人工核验' }]);
    expect(items.find((r) => r.kind === 'identity')?.acts.decide.open).toBe(true);
  });

  test('a reviewer reads what the system found about somebody who waits', async () => {
    const reviewer = await officerBrowser('shenhe.shandong');
    const { rows } = await t.asOwner('select distinct application_id from partner_opinion');
    const found = await t.api.get(`/api/staff/applications/${String((rows as { application_id: string }[])[0]?.application_id)}/opinions`, { as: reviewer });
    expect(found.json<{ items: OpinionView[] }>().items.map((o) => o.finding)).toEqual(['differs', 'agrees']);
  });
});

describe('an invented crowd', () => {
  test('is brought in by the real commands: everybody gets where they were going, over several days and provinces, with work for reviewers', async () => {
    const before = await t.db.selectFrom('application').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
    expect((await t.page.post('/demo/people/crowd', { people: '30' })).status).toBe(303);
    await t.runJobs({ all: true });
    expect(await t.inTx(countCrowd)).toEqual({ all: 30, ready: 30 });
    const rows = await t.db.selectFrom('application').select(['province', 'review_state', 'payment_state', 'confirmed_at']).execute();
    expect(rows.length).toBe(Number(before.n) + 30);
    expect(new Set(rows.map((r) => r.province)).size).toBeGreaterThan(4);
    expect(rows.filter((r) => r.payment_state === 'paid').length).toBeGreaterThan(6);
    expect(rows.filter((r) => r.review_state === 'awaiting_online' || r.review_state === 'awaiting_on_site').length).toBeGreaterThan(3);
    expect(new Set(rows.flatMap((r) => r.confirmed_at?.toISOString().slice(0, 10) ?? [])).size).toBeGreaterThan(4);
  }, 300_000);

  test('has no two with one number, phone or user name, and comes out the same each time', () => {
    const crowd = Array.from({ length: 3_000 }, (_, n) => inventedPerson(crowdKey(n)));
    for (const of of ['documentNumber', 'phone', 'userName', 'key'] as const) expect(new Set(crowd.map((p) => p?.[of])).size).toBe(3_000);
    expect(new Set(crowd.flatMap((p) => p?.educations.map((e) => e.certificateNumber) ?? [])).size).toBe(3_000);
    expect(inventedPerson(crowdKey(17))).toEqual(crowd[17]);
    expect(inventedPerson('zhang-wei')).toBeUndefined();
  });
});

test('a jump past the last day of payment lapses who has not paid, and leaves who has', async () => {
  expect((await t.api.post('/api/demo/clock', { move: { kind: 'forward', milliseconds: 40 * 86_400_000 } })).status).toBe(200);
  const card = async (key: string) => (await t.page.get('/demo/people')).body.split(`id="sample-${key}"`)[1]?.split('</li>')[0] ?? '';
  // what a jump makes due is taken up once every process goes by the new time
  await expect.poll(async () => {
    await t.runJobs();
    return card('zhang-wei');
  }, { timeout: 200_000 }).toContain('X2');
  expect(await card('sun-qiang')).toContain('X2');
  expect(await card('ouyang-qian')).toContain('S12');
}, 240_000);

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { ReviewCase } from '#contracts/review.ts';
import type { ReverifyForecast, RunView } from '#contracts/reverification.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { allOf } from '#server/standins/registries/behaviour.ts';

let t: TestApp;
let proposer: Colleague;
let second: Colleague;
let provincial: Colleague;
let sittingId = '';
let people: Candidate[] = [];

const NATION = { roles: ['national_admin'], jurisdiction: { kind: 'nation' } };
const DAY = 86_400_000;

beforeAll(async () => {
  t = await testApp({ env: { REVERIFY_ALONE: '3', REGISTRY_BATCH: '2' } });
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  proposer = await colleague(t, { name: '周建军', ...NATION });
  second = await colleague(t, { name: '宋岚', ...NATION });
  provincial = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  people = [];
  for (const name of ['张伟', '欧阳倩', '阿依古丽·买买提', '𠮷田健', '王秀英']) people.push(await readyCandidate(t, { name }));
}, 300_000);
afterAll(() => t.stop());
beforeEach(async () => {
  await t.outside?.registries.standIn?.behave(allOf({ mode: 'normal', delayMs: 0 }));
});

const person = (n: number): Candidate => { const one = people[n]; if (!one) throw new Error('five people'); return one; };
const ask = (body: object, as: Browser = proposer.as) => t.api.post('/api/staff/reverify-runs', { kind: 'education', states: ['passed'], olderThanDays: 0, reason: '报名前统一复核学历', ...body }, { as });
const view = async (id: string, as: Browser = proposer.as) => must(await t.api.get(`/api/staff/reverify-runs/${id}`, { as })).json<RunView>();
const states = async () => (await t.asOwner(`select state, count(*)::int as n from verification where kind = 'education' group by state order by state`)).rows;
/** The registry of education holds other data about these people from now on. */
async function registryChanges(...of: Candidate[]): Promise<void> {
  const accounts = await t.inTx((tx) => Promise.all(of.map((c) => findAccount(tx, t.kit.crypto, c.accountId))));
  await t.outside?.registries.standIn?.addPeople(accounts.flatMap((a) => (a ? [{
    name: a.name, documentNumber: a.documentNumber, status: 'current' as const, earlierNumbers: [], degrees: [], titles: [], credit: [],
    educations: a.educations.map((e) => ({ certificateNumber: e.certificateNumber, institution: '另一所大学', graduatedIn: e.graduatedIn, major: e.major, educationLevel: e.level, manual: false })),
  }] : [])));
}
const runUntil = async (id: string, state: string) => {
  while ((await view(id)).state !== state) await t.runJobs({ all: true });
};
/** Every answer was given so many days earlier; the clock stands, so that windows and sign-ins do. */
const ageBy = (days: number) => t.asOwner(`update verification set answered_at = answered_at - make_interval(days => $1), state_since_at = state_since_at - make_interval(days => $1)`, [days]);

describe('who may have results asked about again', () => {
  test('staff of the whole country; a province, and whoever may not decide, neither see nor order it', async () => {
    for (const as of [provincial.as, (await colleague(t)).as]) {
      expect((await ask({}, as)).status).toBe(403);
      for (const path of ['reverify-runs', 'registries', 'reverify-forecast?kind=education&states=passed&olderThanDays=0']) expect((await t.api.get(`/api/staff/${path}`, { as })).status).toBe(403);
    }
    expect((await ask({}, { cookies: {} })).status).toBe(401);
  });

  test('a forecast says how many and how long, and every fault of a proposal is told at once', async () => {
    await ageBy(1);
    const forecast = must(await t.api.get('/api/staff/reverify-forecast?kind=education&states=passed,failed&olderThanDays=0', { as: proposer.as })).json<ReverifyForecast>();
    expect(forecast).toMatchObject({ total: 5, alone: 3, needsSecond: true, refusals: [] });
    expect((await t.api.get('/api/staff/reverify-forecast?kind=education&states=passed&olderThanDays=30', { as: proposer.as })).json<ReverifyForecast>()).toMatchObject({ total: 0 });
    const no = await ask({ states: [], olderThanDays: -1, reason: '' });
    expect([no.status, ...['states', 'olderThanDays', 'reason'].filter((path) => no.body.includes(`"${path}"`))]).toEqual([422, 'states', 'olderThanDays', 'reason']);
    expect((await ask({ olderThanDays: 400 })).body).toContain('reverify.nothing');
    expect((await ask({ states: ['manual_passed'] })).status).toBe(422);
  });

  test('more than one may order alone waits for somebody else', async () => {
    const run = must(await ask({})).json<RunView>();
    expect(run).toMatchObject({ state: 'proposed', total: 5, left: 5, acts: { decide: { open: false } } });
    await t.runJobs({ all: true });
    expect(await view(run.id)).toMatchObject({ state: 'proposed', left: 5 });
    const own = await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'approve', reason: '同意，报名前完成' }, { as: proposer.as });
    expect([own.status, own.body.includes('reverify.same_person')]).toEqual([403, true]);
    await expect(t.asOwner(`update reverify_run set decided_by_id = proposed_by_id, decided_at = now() where id = $1`, [run.id])).rejects.toThrow('two_people');
    await expect(t.asOwner(`update reverify_run set state = 'running' where id = $1`, [run.id])).rejects.toThrow('second_person');
    const refusedRun = must(await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'refuse', reason: '先只复核山东' }, { as: second.as })).json<RunView>();
    expect(refusedRun).toMatchObject({ state: 'refused', decidedBy: '宋岚' });
    expect((await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'approve', reason: '改为同意' }, { as: second.as })).body).toContain('reverify.not_proposed');
    const { rows } = await t.asOwner(`select action, reason from audit_event where action like 'reverify.%' order by at`);
    expect(rows).toEqual([{ action: 'reverify.propose', reason: '报名前统一复核学历' }, { action: 'reverify.decide', reason: '先只复核山东' }]);
  });
});

describe('what a run does', () => {
  test('results that stand keep their state and begin their age anew; nobody is told anything', async () => {
    const before = await states();
    const messages = async () => Number((await t.asOwner(`select count(*) as n from message`)).rows[0]?.['n']);
    const told = await messages();
    await ageBy(40);
    const run = must(await ask({})).json<RunView>();
    must(await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'approve', reason: '同意，报名前完成' }, { as: (await colleague(t, { name: '李明', ...NATION })).as }));
    await runUntil(run.id, 'done');
    expect(await view(run.id)).toMatchObject({ state: 'done', total: 5, same: 5, changed: 0, unanswered: 0, left: 0 });
    expect(await states()).toEqual(before);
    expect(await messages()).toBe(told);
    expect((await t.asOwner(`select count(*)::int as n from verification where kind = 'education' and answered_at > $1`, [new Date(t.clock.now() - DAY)])).rows).toEqual([{ n: 5 }]);
    expect((await ask({ olderThanDays: 30 })).body).toContain('reverify.nothing');
  });

  test('a result that no longer stands goes to a person, an unpaid application that passed on it to a reviewer, and nothing is void', async () => {
    const applicant = await readyCandidate(t, { name: '刘洋' });
    const id = await apply(t, applicant, { sittingId });
    const state = async () => must(await t.api.get(`/api/applications/${id}`, { as: applicant.as })).json<ApplicationView>().state;
    expect(await state()).toBe('S10');
    await ageBy(1);
    await registryChanges(applicant, person(0));
    const run = must(await ask({ sittingId, province: '37' })).json<RunView>();
    expect(run).toMatchObject({ state: 'running', total: 1 });
    await runUntil(run.id, 'done');
    expect(await view(run.id)).toMatchObject({ total: 1, same: 0, changed: 1 });
    expect(await state()).toBe('S7');
    const { verifications, routeReasons } = must(await t.api.get(`/api/staff/applications/${id}`, { as: (await colleague(t)).as })).json<ReviewCase>();
    expect(verifications.map((v) => v.text)).toContain('需人工核验');
    expect(routeReasons).toEqual(['自动通过后核验结果有变化']);
    const results = must(await t.api.get(`/api/staff/reverify-runs/${run.id}/results?result=changed`, { as: proposer.as })).json<{ items: Record<string, unknown>[] }>();
    expect(results.items).toEqual([expect.objectContaining({ person: '刘洋', fromText: '通过', toText: '需人工核验', applications: [expect.stringMatching(/^\d{9,}$/)] })]);
    expect(JSON.stringify(results)).toMatch(/\*{4}/);
    // 张伟 applies nowhere, so the run did not ask about him
    expect((await t.asOwner(`select state from verification where kind = 'education' and account_id = $1`, [person(0).accountId])).rows).toEqual([{ state: 'passed' }]);
  });

  test('a registry that is away is asked again, at last left as it was, and never decides anything', async () => {
    await ageBy(1);
    await t.outside?.registries.standIn?.behave({ education: { mode: 'down', delayMs: 0 } });
    const run = must(await ask({ states: ['needs_manual'] })).json<RunView>();
    const before = await states();
    while ((await view(run.id)).state !== 'done') {
      await t.runJobs();
      await t.asOwner(`update jobs.job set start_after = now() where name = 'reverification.part' and state = 'created'`);
      await t.asOwner(`update reverify_item set next_at = next_at - interval '1 hour' where run_id = $1 and state = 'waiting'`, [run.id]);
    }
    expect(await view(run.id)).toMatchObject({ total: 1, unanswered: 1, same: 0, changed: 0 });
    expect(await states()).toEqual(before);
  });
});

describe('stopped, killed and taken up again', () => {
  test('a stopped run does nothing until it is resumed; only one of a kind is under way', async () => {
    await ageBy(1);
    const run = must(await ask({ kind: 'identity' })).json<RunView>();
    must(await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'approve', reason: '同意，报名前完成' }, { as: second.as }));
    const other = must(await ask({ kind: 'identity' })).json<RunView>();
    expect((await t.api.post(`/api/staff/reverify-runs/${other.id}/decision`, { decision: 'approve', reason: '同意，报名前完成' }, { as: second.as })).body).toContain('reverify.under_way');
    must(await t.api.post(`/api/staff/reverify-runs/${run.id}/stop`, {}, { as: second.as }));
    expect((await t.api.post(`/api/staff/reverify-runs/${run.id}/stop`, {}, { as: second.as })).body).toContain('reverify.not_running');
    await t.runJobs({ all: true });
    expect(await view(run.id)).toMatchObject({ state: 'stopped', same: 0 });
    must(await t.api.post(`/api/staff/reverify-runs/${run.id}/resumption`, {}, { as: proposer.as }));
    // whoever worked on it is gone: the watch finds it standing still
    await t.asOwner(`delete from jobs.job where name like 'reverification.%'`);
    await t.asOwner(`update reverify_run set moved_at = now() - interval '5 minutes' where id = $1`, [run.id]);
    const watch = t.app.modules.flatMap((m) => m.handlers ?? []).find((h) => h.job.name === 'reverification.watch');
    await t.inTx(async (tx) => watch?.work({ tx, now: t.clock.now(), kit: t.kit }, {}, undefined));
    await runUntil(run.id, 'done');
    const done = await view(run.id);
    expect([done.total, done.same]).toEqual([6, 6]);
  });

  test('a part done twice at once is counted once', async () => {
    await ageBy(1);
    const run = must(await ask({ kind: 'identity', reason: '两个进程同时办理' })).json<RunView>();
    must(await t.api.post(`/api/staff/reverify-runs/${run.id}/decision`, { decision: 'approve', reason: '同意，报名前完成' }, { as: second.as }));
    const [fill, part] = ['fill', 'part'].map((name) => t.app.modules.flatMap((m) => m.handlers ?? []).find((h) => h.job.name === `reverification.${name}`));
    await t.inTx(async (tx) => fill?.work({ tx, now: t.clock.now(), kit: t.kit }, { runId: run.id }, undefined));
    const env = { kit: t.kit, now: t.clock.now(), read: t.inTx, near: t.inTx };
    const prepared: unknown[] = await Promise.all([part?.prepare?.(env, { runId: run.id, part: 1 }), part?.prepare?.(env, { runId: run.id, part: 1 })]);
    await Promise.all(prepared.map((one) => t.inTx(async (tx) => part?.work({ tx, now: t.clock.now(), kit: t.kit }, { runId: run.id, part: 1 }, one))));
    expect(await view(run.id)).toMatchObject({ same: 6, left: 0 });
    // one of the two goes on; what was ordered before asks nothing any more
    expect((await t.asOwner(`select data->>'part' as part from jobs.job where name = 'reverification.part' and state = 'created' and data->>'runId' = $1 and data->>'part' <> '1'`, [run.id])).rows).toEqual([{ part: '2' }]);
    expect(await part?.prepare?.(env, { runId: run.id, part: 1 })).toBeUndefined();
    await runUntil(run.id, 'done');
    expect(await view(run.id)).toMatchObject({ total: 6, same: 6, left: 0 });
  });
});

test('the screen of the registries says who waits and what the provider allows', async () => {
  const { registries } = must(await t.api.get('/api/staff/registries', { as: proposer.as })).json<{ registries: Record<string, unknown>[] }>();
  expect(registries.map((r) => r['registry'])).toEqual(['identity', 'education', 'degree', 'title']);
  expect(registries[0]).toMatchObject({ waiting: 0, oldestAt: null, batch: 2, heldUntil: null });
});

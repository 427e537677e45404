import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionExplained, CompletionPeople, CompletionPerson, CompletionSitting } from '#contracts/completions.ts';
import type { Objections, ObjectionWhole } from '#contracts/objections.ts';
import type { PublicityEntries, PublicityWhole } from '#contracts/publicity.ts';
import type { Reply, TestApp } from '#server/testing/app.ts';
import { testApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { assess, passed, satSitting, type SatPerson } from '#server/testing/completed.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { nameKeys } from '#server/modules/catalogue/index.ts';
import { orderOlder } from './publicity/publicity.jobs.ts';
import { closeDue } from './publicity/publicity.jobs.ts';
import { findCleared, readClearedAfter, voidCompletion } from './index.ts';

let t: TestApp;
let sittingId: string;
let year: number;
const people = new Map<string, SatPerson>();
const staff = new Map<string, Colleague>();
const who = (name: string): SatPerson => { const found = people.get(name); if (!found) throw new Error(name); return found; };
const by = (name: string) => { const found = staff.get(name); if (!found) throw new Error(name); return { as: found.as }; };
/** The clock moves, and everybody signs in again. */
async function later(instant: number): Promise<void> {
  t.clock.set(instant);
  for (const [name, member] of staff) staff.set(name, { ...member, as: await t.signInStaff(member.id) });
}
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

const at = () => `/api/staff/completion-sittings/${sittingId}`;
const person = async (name: string, officer = '王琳') => must(await t.api.get(`${at()}/people/${who(name).ticket}`, by(officer))).json<CompletionPerson>();
const stateOf = async (name: string) => (await person(name)).state;
const list = async (id: string, officer = '王琳') => must(await t.api.get(`/api/staff/publicities/${id}`, by(officer))).json<PublicityWhole>();
const all = (last: number): [number, string][] => ['1', '2', '3', '4'].map((s) => [last, s]);

beforeAll(async () => {
  t = await testApp();
  const thisYear = new Date(t.clock.now()).getFullYear() + 1;
  const sat = await satSitting(t, [
    { name: '张伟', passes: all(thisYear) },
    { name: '欧阳倩', passes: [[thisYear - 1, '1'], [thisYear - 1, '2'], [thisYear, '3'], [thisYear, '4']] },
    { name: '阿依古丽·买买提', passes: [[thisYear - 2, '1'], [thisYear, '2'], [thisYear, '3'], [thisYear, '4']] },
    { name: '王晓[沛]', passes: all(thisYear), review: 'automatic' },
    { name: '𠮷田健', passes: all(thisYear), review: 'post_exam' },
    { name: '孙丽华', passes: all(thisYear), province: '36' },
    { name: '李强', passes: all(thisYear) },
  ]);
  ({ sittingId, year } = sat);
  for (const p of sat.people) people.set(p.name, p);
  const province = (p: string) => ({ kind: 'province', province: p });
  for (const [name, roles, jurisdiction] of [
    ['王琳', ['provincial_exam_officer'], province('37')], ['赵建国', ['provincial_admin'], province('37')], ['范文', ['industry_authority'], province('37')], ['马丽', ['provincial_admin'], province('37')],
    ['江涛', ['provincial_exam_officer'], province('36')], ['周敏', ['national_exam_manager'], { kind: 'nation' }], ['李明', ['national_admin'], { kind: 'nation' }],
  ] as const) staff.set(name, await colleague(t, { name, roles, jurisdiction }));
  await assess(t, sittingId);
}, 240_000);
afterAll(() => t.stop());

describe('completion', () => {
  it('finds who passed everything within the cycle, and writes nothing the second time', async () => {
    expect(sittingId.slice(4, 8)).toBe(String(year));
    const seen = must(await t.api.get(`${at()}/people`, by('王琳'))).json<CompletionPeople>();
    expect(seen.people.map((p) => [p.name, p.state])).toEqual([['张伟', 'found'], ['欧阳倩', 'found'], ['王晓[沛]', 'checking'], ['𠮷田健', 'checking'], ['李强', 'found']]);
    const before = (await t.asOwner('select count(*)::int as n from completion_event')).rows[0] as { n: number };
    await assess(t, sittingId);
    expect((await t.asOwner('select count(*)::int as n from completion_event')).rows[0]).toEqual(before);
    expect(must(await t.api.get(at(), by('周敏'))).json<CompletionSitting>()).toMatchObject({ run: { people: 7, complete: 6, changed: 0 }, publicityDays: 10 });
  });

  it('explains it subject by subject, alike to the officer and to the candidate, and to nobody else', async () => {
    const explained = await person('阿依古丽·买买提');
    expect(explained).toMatchObject({ complete: false, state: null });
    expect(explained.subjects.find((s) => s.code === '1')?.why).toContain(`${String(year - 2)} 年度曾合格，已超过成绩有效期`);
    const candidate = await t.signInCandidate(who('阿依古丽·买买提').accountId);
    const own = must(await t.api.get(`/api/applications/${who('阿依古丽·买买提').applicationId}/completion`, { as: candidate })).json<CompletionExplained>();
    expect(own.subjects.map((s) => s.why)).toEqual(explained.subjects.map((s) => s.why));
    expect(own.summary).toBe(explained.summary);
    const page = await t.page.get(`/my/applications/${who('阿依古丽·买买提').applicationId}/completion`, { as: candidate });
    expect(page.body).toContain('还差 1 科');
    expect((await t.api.get(`/api/applications/${who('张伟').applicationId}/completion`, { as: candidate })).status).toBe(404);
    expect((await t.api.get(`${at()}/people/${who('张伟').ticket}`, by('江涛'))).status).toBe(404);
  });

  it('a pass that comes later (a re-check, a hold lifted) completes; a pass that falls takes it back', async () => {
    await passed(t, who('阿依古丽·买买提'), year, '1');
    await assess(t, sittingId);
    expect(await stateOf('阿依古丽·买买提')).toBe('found');
    await passed(t, who('阿依古丽·买买提'), year, '1', {}, 'failed');
    await assess(t, sittingId);
    expect(await person('阿依古丽·买买提')).toMatchObject({ state: 'taken_back', complete: false });
  });

  it('who was only committed waits for the sample, and officers’ own check settles it either way', async () => {
    expect((await person('王晓[沛]')).reasons).toEqual(['以承诺或自动核验报名，本省考后抽查尚未抽样']);
    const { version } = await person('王晓[沛]');
    expect((await t.api.post(`${at()}/people/${who('王晓[沛]').ticket}/check`, { result: 'passed', version }, by('王琳'))).status).toBe(403);
    expect(codes(await t.api.post(`${at()}/people/${who('王晓[沛]').ticket}/check`, { result: 'failed', version }, by('范文')))).toEqual(['field.too_short']);
    must(await t.api.post(`${at()}/people/${who('王晓[沛]').ticket}/check`, { result: 'passed', version }, by('范文')));
    expect(await stateOf('王晓[沛]')).toBe('found');
    const post = await person('𠮷田健');
    must(await t.api.post(`${at()}/people/${who('𠮷田健').ticket}/check`, { result: 'missed', note: '未按期提交学历证明', version: post.version }, by('范文')));
    expect(await person('𠮷田健')).toMatchObject({ state: 'refused', reasons: ['未按期提交考后核查材料'] });
  });
});

let listId: string;
describe('publicity', () => {
  const make = (officer: string, body: object = {}) => t.api.post('/api/staff/publicities', { sitting: sittingId, province: '37', phone: '0531-12345678', mail: '', ...body }, by(officer));
  const startsAt = () => Math.ceil(t.clock.now() / 3_600_000) * 3_600_000 + 3_600_000;

  it('is made of whoever waits, by the province or the nation', async () => {
    expect(codes(await make('江涛'))).toEqual(['publicity.not_yours']);
    expect(codes(await make('王琳', { province: null }))).toEqual(['publicity.not_yours']);
    listId = must(await make('王琳')).json<PublicityWhole>().id;
    expect(codes(await make('王琳'))).toEqual(['publicity.exists']);
    await t.runJobs();
    expect(await list(listId)).toMatchObject({ state: 'made', entries: 4, workingDays: 10, isShown: false });
    const entries = must(await t.api.get(`/api/staff/publicities/${listId}/entries`, by('王琳'))).json<PublicityEntries>().entries;
    expect(entries.map((e) => e.name)).toEqual(['张伟', '欧阳倩', '王晓[沛]', '李强']);
    expect(entries[0]?.document).toMatch(/^\d{6,10}\*+\d{4}$/);
    expect(entries[0]?.document).not.toContain(who('张伟').documentNumber);
  });

  it('is shown by two people, not before its instant, with the working days of the calendar', async () => {
    const { version } = await list(listId);
    expect(codes(await t.api.post(`/api/staff/publicities/${listId}/proposal`, { version, startsAt: t.clock.now() }, by('王琳')))).toEqual(['publicity.starts_too_soon']);
    const far = Date.parse(`${String(year + 4)}-01-05T09:00:00+08:00`);
    expect(codes(await t.api.post(`/api/staff/publicities/${listId}/proposal`, { version, startsAt: far }, by('王琳')))).toEqual(['publicity.starts_too_late', 'publicity.year_not_known']);
    const proposed = must(await t.api.post(`/api/staff/publicities/${listId}/proposal`, { version, startsAt: startsAt() }, by('王琳'))).json<PublicityWhole>();
    expect((await t.api.post(`/api/staff/publicities/${listId}/approval`, { version: proposed.version }, by('王琳'))).status).toBe(403);
    await expect(t.asOwner(`update publicity set state = 'approved', approved_by_id = proposed_by_id, approved_by_name = 'x', approved_at = now() where publicity_id = $1`, [listId])).rejects.toThrow('publicity_check');
    must(await t.api.post(`/api/staff/publicities/${listId}/approval`, { version: proposed.version }, by('赵建国')));
    await t.runJobs();
    expect((await t.page.get('/publicity')).body).not.toContain(listId);
    expect((await t.page.get(`/publicity/${listId}`)).status).toBe(404);
    await later((proposed.startsAt ?? 0) - 60_000);
    expect((await t.page.get(`/publicity/${listId}`)).status).toBe(404);
    await later(proposed.startsAt ?? 0);
    expect((await t.page.get('/publicity')).body).toContain(listId);
    const page = await t.page.get(`/publicity/${listId}`);
    expect(page.body).toContain('欧阳倩');
    expect(page.body).not.toContain(who('欧阳倩').documentNumber);
    expect(page.body).not.toContain('孙丽华');
    expect((await t.page.get(`/publicity/${listId}?name=${encodeURIComponent('李强')}`)).body).not.toContain('欧阳倩');
    const shown = async (order: string) => [...(await t.page.get(`/publicity/${listId}?order=${order}`)).body.matchAll(/objection\?position=(\d+)[^]*?class="unseen"> ([^<]+)</g)].map(([, position = '', name = '']) => ({ position, name }));
    // as a list stands that was made before names had an order
    await t.asOwner(`update publicity_entry set name_pinyin = '', name_strokes = '' where publicity_id = $1`, [listId]);
    await t.inTx((tx) => enqueue(tx, orderOlder, {}));
    await t.runJobs();
    const inOrder = { pinyin: await shown('pinyin'), strokes: await shown('strokes'), list: await shown('') };
    for (const order of ['pinyin', 'strokes'] as const) {
      expect(inOrder[order].map((e) => nameKeys(e.name)[order])).toEqual(inOrder.list.map((e) => nameKeys(e.name)[order]).toSorted());
      expect(inOrder[order].toSorted((a, b) => Number(a.position) - Number(b.position))).toEqual(inOrder.list);
      const behindFirst = [...(await t.page.get(`/publicity/${listId}?order=${order}&after=${inOrder[order][0]?.position ?? ''}`)).body.matchAll(/class="unseen"> ([^<]+)</g)].map(([, name]) => name);
      expect(behindFirst).toEqual(inOrder[order].slice(1).map((e) => e.name));
    }
    const own = await t.signInCandidate(who('欧阳倩').accountId);
    expect((await t.page.get(`/my/applications/${who('欧阳倩').applicationId}`, { as: own })).body).toContain('/completion');
    expect((await person('欧阳倩')).shown?.id).toBe(listId);
  });
});

describe('objections', () => {
  const raise = (body: object, id = listId) => t.api.post(`/api/publicities/${id}/objections`, { position: 1, statement: '此人工作年限不足，二〇二二年才到本单位工作，请核实社保记录。', way: 'anonymous', captcha: { proof: 'pass' }, ...body });
  const one = async (id: string, officer = '王琳') => must(await t.api.get(`/api/staff/objections/${id}`, by(officer))).json<ObjectionWhole>();
  let first: string;
  let code: string;

  it('need a captcha, something to go by, a name and a way to be reached where they are under a name', async () => {
    expect(codes(await raise({ captcha: {} }))).toContain('request.captcha_failed');
    expect(codes(await raise({ statement: '举报' }))).toEqual(['field.too_short']);
    expect(codes(await raise({ way: 'named' }))).toEqual(['field.required', 'objection.contact_needed']);
    expect(codes(await raise({ position: 99 }))).toEqual(['objection.entry_not_found']);
    expect(codes(await raise({ position: '1; drop table completion' }))).toEqual(['field.invalid']);
    expect((await raise({}, '01890000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('hold back the one person only, and what was said stands sealed and unsafe text stays text', async () => {
    const { address } = must(await raise({ position: 1, way: 'named', name: '刘洋', phone: '13800138000', statement: '<script>alert(1)</script> 此人与他人合谋，成绩存疑，请核查监控。' })).json<{ address: string }>();
    const receipt = await t.page.get(address);
    code = /[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/.exec(receipt.body)?.[0] ?? '';
    expect(code).not.toBe('');
    expect(await stateOf('张伟')).toBe('held');
    expect(await stateOf('欧阳倩')).toBe('announced');
    const { lines } = must(await t.api.get('/api/staff/objections', by('王琳'))).json<Objections>();
    first = lines[0]?.id ?? '';
    expect(lines).toHaveLength(1);
    expect((await one(first)).reporter).toEqual({ name: '刘洋', phone: '13800138000', mail: '' });
    const kept = (await t.asOwner('select content from objection')).rows[0] as { content: Buffer };
    expect(kept.content.includes(Buffer.from('刘洋'))).toBe(false);
    expect((await t.api.get(`/api/staff/objections/${first}`, by('江涛'))).status).toBe(404);
    expect(must(await t.api.get('/api/staff/objections', by('江涛'))).json<Objections>().lines).toEqual([]);
    await later(t.clock.now() + 11 * 60_000);
    expect((await t.page.get(address)).status).toBe(404);
  });

  it('are decided by two people, on facts, with an answer that only the code opens', async () => {
    let { version } = await one(first);
    expect(codes(await t.api.post(`/api/staff/objections/${first}/proposal`, { version, outcome: 'not_upheld', facts: '经核查监控和试卷，没有异常。', answer: '经核查，反映的情况不属实。' }, by('王琳')))).toEqual(['objection.wrong_state']);
    must(await t.api.post(`/api/staff/objections/${first}/taking`, { version }, by('王琳')));
    ({ version } = await one(first));
    expect(codes(await t.api.post(`/api/staff/objections/${first}/proposal`, { version, outcome: 'not_upheld', facts: '经核查监控和试卷，没有异常。', answer: '经核查，反映的情况不属实。' }, by('范文')))).toEqual(['objection.not_assigned_to_you']);
    must(await t.api.post(`/api/staff/objections/${first}/proposal`, { version, outcome: 'not_upheld', facts: '经核查监控和试卷，没有异常。', answer: '经核查，反映的情况不属实。' }, by('王琳')));
    const asked = async () => (await t.page.get(must(await t.api.post('/api/objection-look-ups', { code: code.toLowerCase().replaceAll('-', ' '), captcha: { proof: 'pass' } })).json<{ address: string }>().address)).body;
    expect(await asked()).not.toContain('不属实');
    ({ version } = await one(first));
    expect((await t.api.post(`/api/staff/objections/${first}/decision`, { version, decision: 'confirm' }, by('王琳'))).status).toBe(403);
    const [one1, two] = await Promise.all(['赵建国', '马丽'].map((officer) => t.api.post(`/api/staff/objections/${first}/decision`, { version, decision: 'confirm' }, by(officer))));
    expect([one1?.status, two?.status].toSorted()).toEqual([200, 409]);
    expect(await asked()).toContain('不属实');
    expect((await t.api.post('/api/objection-look-ups', { code: 'AAAA-BBBB-CCCC-DDDD', captcha: { proof: 'pass' } })).status).toBe(404);
    expect(await stateOf('张伟')).toBe('announced');
  });

  it('that are upheld take the person off the list; those that are open at its end hold only that person back', async () => {
    must(await raise({ position: 4 }));
    must(await raise({ position: 3 }));
    const { lines } = must(await t.api.get('/api/staff/objections?state=received', by('王琳'))).json<Objections>();
    const about = lines.find((o) => o.name === '李强')?.id ?? '';
    must(await t.api.post(`/api/staff/objections/${about}/taking`, { version: 1 }, by('王琳')));
    must(await t.api.post(`/api/staff/objections/${about}/proposal`, { version: 2, outcome: 'upheld', facts: '社保记录显示工作年限不足两年。', answer: '经核查属实，已作出处理。' }, by('王琳')));
    must(await t.api.post(`/api/staff/objections/${about}/decision`, { version: 3, decision: 'confirm' }, by('赵建国')));
    expect(await person('李强')).toMatchObject({ state: 'refused', reasons: ['公示异议成立'] });
    expect((await t.page.get(`/publicity/${listId}`)).body).not.toContain('李强');
    const { endsAt } = await list(listId);
    await later((endsAt ?? 0) - 60_000);
    await t.runJobs({ all: true });
    expect(await stateOf('张伟')).toBe('announced');
    await later(endsAt ?? 0);
    expect((await t.page.get(`/publicity/${listId}`)).status).toBe(404);
    expect(codes(await raise({ position: 1 }))).toEqual(['publicity.not_shown']);
  });
});

describe('clearing', () => {
  it('clears who was shown without objection, once, and tells by ids alone', async () => {
    const { endsAt } = await list(listId);
    await later((endsAt ?? 0) + 60_000);
    // its own job came too early and was lost: the schedule finds the list
    await t.inTx((tx) => enqueue(tx, closeDue, {}));
    await t.runJobs();
    expect(await list(listId)).toMatchObject({ state: 'ended', cleared: 2, held: 1 });
    const cleared = await t.inTx((tx) => readClearedAfter(tx, null, 10));
    expect(cleared.map((c) => c.accountId).toSorted()).toEqual([who('张伟').accountId, who('欧阳倩').accountId].toSorted());
    expect(cleared[0]).toMatchObject({ state: 'cleared', sittingId, examCode: '034', levelCode: '04', specialtyCode: '15', province: '37', completedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
    expect(await t.inTx((tx) => readClearedAfter(tx, cleared.at(-1) ?? null, 10))).toEqual([]);
  });

  it('clears who was held once nothing stands against them', async () => {
    const { lines } = must(await t.api.get('/api/staff/objections?state=received', by('王琳'))).json<Objections>();
    const about = lines.find((o) => o.name === '王晓[沛]')?.id ?? '';
    must(await t.api.post(`/api/staff/objections/${about}/taking`, { version: 1 }, by('王琳')));
    must(await t.api.post(`/api/staff/objections/${about}/proposal`, { version: 2, outcome: 'not_upheld', facts: '单位证明和社保记录一致，符合条件。', answer: '经核查，反映的情况不属实。' }, by('王琳')));
    must(await t.api.post(`/api/staff/objections/${about}/decision`, { version: 3, decision: 'confirm' }, by('赵建国')));
    expect(await stateOf('王晓[沛]')).toBe('cleared');
  });

  it('is taken back by a pass that falls, and by a decision, which no computing undoes', async () => {
    await passed(t, who('张伟'), year, '4', {}, 'failed');
    await assess(t, sittingId);
    expect(await stateOf('张伟')).toBe('taken_back');
    const [row] = (await t.asOwner('select account_id, completion_id from completion where account_id = $1', [who('欧阳倩').accountId])).rows as { account_id: string; completion_id: string }[];
    const key = { accountId: who('欧阳倩').accountId, completionId: row?.completion_id as never };
    expect(await t.inTx((tx) => voidCompletion(tx, key, { reason: 'decision', by: { staffId: null, name: '部中心' } }, t.clock.now()))).toBe(true);
    expect(await t.inTx((tx) => voidCompletion(tx, key, { reason: 'decision', by: { staffId: null, name: '部中心' } }, t.clock.now()))).toBe(false);
    await assess(t, sittingId);
    expect(await stateOf('欧阳倩')).toBe('taken_back');
    expect(await t.inTx((tx) => findCleared(tx, [key]))).toEqual([]);
    await expect(t.asOwner(`set role jinbang_app; delete from completion_event`)).rejects.toThrow('permission denied');
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { BreachItems, FoundPerson } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { breachDesk, confirmedCandidate, type CaseOf } from '#server/testing/breaches.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const SHANDONG = { kind: 'province', province: '37' };
const DAY = 86_400_000;
const SHEET = readFileSync(projectPath('seeds/demo/evidence/sheet-1.jpg'));

let t: TestApp;
let desk: ReturnType<typeof breachDesk>;
let sittingId: string;
let zheng: Colleague;
let tang: Colleague;

beforeAll(async () => {
  t = await testApp();
  desk = breachDesk(t);
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  zheng = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: SHANDONG });
  tang = await colleague(t, { name: '唐宁', roles: ['integrity_officer'], jurisdiction: { kind: 'nation' } });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));

/** Moves the clock; sign-ins do not outlive such a leap, so everybody signs in again. */
async function leap(to: number, ...candidates: Candidate[]) {
  t.clock.set(to);
  for (const who of [zheng, tang]) who.as = await t.signInStaff(who.id);
  for (const who of candidates) who.as = await t.signInCandidate(who.accountId);
}

/** A confirmed application, paid at the bank's word: 报名完成. */
async function completed(name: string) {
  const one = await confirmedCandidate(t, sittingId, name);
  await t.asOwner(`update application set payment_state = 'paid' where id = $1`, [one.id]);
  return one;
}

describe('from facts to the record', () => {
  test('told, heard, decided by two, served, recorded: the application is void and the commitment route closed', async () => {
    const { candidate, id, number } = await completed('张伟');
    const found = must(await t.api.post('/api/staff/breach-look-ups', { person: { by: 'number', number } }, { as: zheng.as })).json<FoundPerson>();
    expect(found).toMatchObject({ name: '张伟', openCases: 0, recorded: false });
    expect(found.documentNumber).toContain('****');
    const of = must(await desk.open(zheng, number)).json<CaseOf>();
    expect((await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as })).status).toBe(404);
    expect(codes(await desk.notify(of, zheng))).toEqual(['breach.evidence_needed']);
    must(await desk.attach(of, zheng));
    expect(codes(await desk.attach(of, zheng))).toEqual(['files: breach.same_file']);
    expect(codes(await desk.notify(of, zheng, 'all_void_long'))).toEqual(['disposition: breach.disposition_not_of_article']);
    expect(must(await desk.notify(of, zheng)).json()).toMatchObject({ state: 'noticed' });

    const unread = await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as });
    expect(unread.body).toContain('查看并签收');
    expect(unread.body).not.toContain('无线耳机');
    expect(must(await t.page.post(`/my/integrity/${of.caseId}/receipt`, {}, { as: candidate.as })).location).toBe(`/my/integrity/${of.caseId}`);
    const notice = await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as });
    for (const said of ['违纪违规处理告知书', '无线耳机', '第七条第（五）项', '5 个工作日', '陈述和申辩', '不会因您陈述、申辩而加重处理']) expect(notice.body).toContain(said);
    expect(notice.body).not.toContain('郑刚');

    expect(codes(await desk.propose(of, zheng))).toEqual(['breach.statement_runs']);
    const empty = await t.page.upload(`/my/integrity/${of.caseId}`, multipartOf({ answer: 'state', text: '没' }, []), { as: candidate.as });
    expect([empty.status, empty.body.includes('没</textarea>')]).toEqual([422, true]);
    must(await t.page.upload(`/my/integrity/${of.caseId}`, multipartOf({ answer: 'state', text: '耳机没有开机，只是忘记取下。' }, [{ field: 'files', fileName: '购买记录.jpg', contentType: 'image/jpeg', bytes: SHEET }]), { as: candidate.as }));
    expect(codes(await desk.propose(of, zheng, { answer: '' }))).toEqual(['answer: breach.answer_needed']);
    expect(codes(await desk.propose(of, zheng, { disposition: 'all_void_long' }))).toEqual(['disposition: breach.disposition_not_of_article', 'disposition: breach.disposition_heavier']);
    const proposed = must(await desk.propose(of, zheng)).json();
    expect(proposed).toMatchObject({ state: 'proposed', acts: { approve: ['拟定人和批准人不能是同一人，请由其他人员批准'] } });
    expect(codes(await desk.decide(of, zheng))).toEqual(['breach.same_person']);
    const mine = must(await t.api.get('/api/staff/breaches?show=mine', { as: tang.as })).json<BreachItems>();
    expect([mine.toApprove, mine.items.map((i) => i.caseId)]).toEqual([1, [of.caseId]]);
    expect(must(await t.api.get('/api/staff/breaches?show=mine', { as: zheng.as })).json<BreachItems>().items).toEqual([]);
    const listed = async (query: string) => must(await t.api.get(`/api/staff/breaches?${query}`, { as: zheng.as })).json<BreachItems>();
    expect((await listed(`sitting=${sittingId}&article=7&state=proposed`)).items.map((i) => i.caseId)).toEqual([of.caseId]);
    expect((await listed('article=8')).items).toEqual([]);
    expect((await listed('')).sittings.map((s) => s.value)).toEqual([sittingId]);
    must(await desk.decide(of, tang));
    expect((await t.asOwner('select count(*)::int as n from integrity_record where case_id = $1', [of.caseId])).rows).toEqual([{ n: 0 }]);

    must(await desk.receive(of, candidate));
    const view = await desk.read(of, zheng);
    expect(view).toMatchObject({ state: 'recorded', record: { stateText: '记录期内' } });
    expect(view.history.map((h) => h.actText)).toEqual(['立案', '上传证据', '制作告知书', '告知书送达', '陈述、申辩', '拟定处理决定', '批准', '决定书送达']);
    const application = must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>();
    expect(application.state).toBe('X3');
    const matters = await t.page.get('/my/integrity', { as: candidate.as });
    for (const said of ['记录期内', '第', '不需要您办理手续']) expect(matters.body).toContain(said);
    const letter = view.letters.find((l) => l.kind === 'decision');
    expect(letter?.paragraphs.join()).toContain('60 日内依法申请行政复议');
    const pdf = await t.api.get(`/api/my/breaches/${of.caseId}/letters/${letter?.id ?? ''}`, { as: candidate.as });
    expect([pdf.status, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-']);
    const told = (await t.inTx((tx) => readMessages(tx, t.kit.crypto))).filter((m) => m.template.startsWith('breach_'));
    expect(told.map((m) => m.template).toSorted()).toEqual(['breach_decision', 'breach_notice']);
    for (const m of told) expect(m.text).not.toMatch(/违纪|作弊|失信/);
    const looks = await t.page.get('/my/profile/looks', { as: candidate.as });
    expect(looks.body).toContain('考试情况处理：查看');
  }, 120_000);

  test('without an answer the time must run out; paper that came in time counts however late it is entered', async () => {
    const { candidate, number } = await completed('欧阳倩');
    const of = await desk.opened(zheng, number);
    must(await desk.notify(of, zheng));
    must(await desk.receive(of, candidate));
    const { statementUntil } = await desk.read(of, zheng);
    const start = t.clock.now();
    await leap((statementUntil ?? 0) - 1000);
    expect(codes(await desk.propose(of, zheng))).toEqual(['breach.statement_runs']);
    await leap(statementUntil ?? 0, candidate);
    expect(codes(await desk.say(of, candidate, { answer: 'state', text: '来不及了，请再给我一些时间' }))).toEqual(['breach.statement_over']);
    const late = beijingDay(statementUntil ?? 0);
    expect(codes(await desk.versioned(of, zheng, 'statements', { text: '书面申辩书一份', receivedOn: late }))).toEqual(['receivedOn: breach.statement_over']);
    must(await desk.versioned(of, zheng, 'statements', { text: '书面申辩书一份，称耳机为助听器', receivedOn: beijingDay(start) }));
    must(await desk.propose(of, zheng));
    await leap(start);
  }, 60_000);

  test('an article about one subject leaves no record and the application alone; it closes when served', async () => {
    const { candidate, id, number } = await completed('阿依古丽·买买提');
    expect(codes(await desk.open(zheng, number, { article: '6', item: 11 }))).toEqual(['item: field.too_big']);
    expect(codes(await desk.open(zheng, number, { article: '6', item: 3 }))).toEqual(['subjects: breach.subjects_needed']);
    expect(codes(await desk.open(zheng, number, { article: '8', item: 4, occurredOn: '2099-01-01' }))).toEqual(['item: breach.item_unknown', 'occurredOn: breach.day_in_future']);
    expect(codes(await desk.open(zheng, number, { article: '6', item: 3, subjects: ['9'] }))).toEqual(['subjects: breach.subject_unknown']);
    const of = await desk.decided(zheng, tang, candidate, number, { article: '6', item: 3, subjects: ['1'] }, 'subjects_void');
    must(await desk.receive(of, candidate));
    expect(await desk.read(of, zheng)).toMatchObject({ state: 'served', record: null });
    expect(must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>().state).toBe('S12');
    expect((await t.page.get('/my/integrity', { as: candidate.as })).body).toContain('您名下没有诚信记录');
  }, 60_000);

  test('returned, amended and told anew; dismissed with a reason; withdrawn only before anybody was told', async () => {
    const { candidate, number } = await completed('王晓沛');
    const of = await desk.opened(zheng, number);
    must(await desk.notify(of, zheng));
    must(await desk.receive(of, candidate));
    must(await desk.say(of, candidate, { answer: 'waive', text: '' }));
    must(await desk.propose(of, zheng, { answer: '' }));
    expect(codes(await desk.decide(of, tang, { decision: 'return' }))).toEqual(['reason: breach.reason_too_short']);
    must(await desk.decide(of, tang, { decision: 'return', reason: '事实与条款不符，请更正' }));
    const amended = must(await desk.versioned(of, zheng, 'facts', { ...desk.facts({ item: 2, facts: '与邻座互相传递草稿纸，监考人员当场制止并收缴' }), reason: '监控录像显示为传递草稿纸' }, 'put')).json();
    expect(amended).toMatchObject({ state: 'opened', noticed: null, statementUntil: null });
    expect(codes(await desk.versioned(of, zheng, 'withdrawal', { reason: '重复立案' }))).toEqual(['breach.told_already']);
    must(await desk.notify(of, zheng));
    expect(codes(await desk.propose(of, zheng))).toEqual(['breach.wrong_state']);
    must(await desk.receive(of, candidate));
    expect(codes(await desk.propose(of, zheng, { answer: '' }))).toEqual(['breach.statement_runs']);
    must(await desk.versioned(of, zheng, 'dismissal', { reason: '证据不足，不能认定' }));
    const page = await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as });
    expect(page.body).toContain('已办结，不予处理');
    const again = await desk.opened(zheng, number, { article: '8', item: 1 });
    must(await desk.versioned(again, zheng, 'withdrawal', { reason: '与他人混淆，立案有误' }));
    expect((await t.page.get(`/my/integrity/${again.caseId}`, { as: candidate.as })).status).toBe(404);
  }, 60_000);
});

describe('service', () => {
  test('by post it counts when signed for, returned it does not; handed over at once', async () => {
    const { candidate, number } = await completed('刘洋');
    const of = await desk.opened(zheng, number);
    must(await desk.notify(of, zheng));
    const today = beijingDay(t.clock.now());
    const post = { channel: 'post', address: '山东省济南市历下区解放路1号', trackingNumber: 'EMS1234567890', on: today };
    const send = async (letter: Record<string, unknown>) => t.api.post(`${desk.at(of)}/services`, { letter: { version: (await desk.read(of, zheng)).version, ...letter } }, { as: zheng.as });
    expect(codes(await send({ ...post, on: beijingDay(t.clock.now() + DAY) }))).toEqual(['on: breach.day_in_future']);
    expect(codes(await send({ ...post, on: beijingDay(t.clock.now() - DAY) }))).toEqual(['on: breach.day_before_letter']);
    must(await send(post));
    const [, service] = (await desk.read(of, zheng)).services;
    must(await desk.versioned(of, zheng, `services/${service?.id ?? ''}/delivery`, { outcome: 'returned', on: today }));
    expect((await desk.read(of, zheng)).state).toBe('noticed');
    expect(codes(await desk.versioned(of, zheng, `services/${service?.id ?? ''}/delivery`, { outcome: 'signed', on: today }))).toEqual(['breach.service_settled']);
    must(await send({ channel: 'in_person', receivedBy: '刘洋本人', on: today }));
    expect((await desk.read(of, zheng)).state).toBe('hearing');
    expect((await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as })).body).toContain('违纪违规处理告知书');
    expect(codes(await desk.receive(of, candidate))).toEqual(['breach.wrong_state']);
  }, 60_000);

  test('an announcement serves when its thirty days are over, by the job and once', async () => {
    const { number } = await completed('陈静');
    const of = await desk.opened(zheng, number);
    must(await desk.notify(of, zheng));
    const start = t.clock.now();
    const announce = async () => t.api.post(`${desk.at(of)}/services`, { letter: { channel: 'announcement', where: '省人事考试网', on: beijingDay(start), version: (await desk.read(of, zheng)).version } }, { as: zheng.as });
    must(await announce());
    expect(codes(await announce())).toEqual(['breach.service_open']);
    const { serveAnnounced } = await import('./breaches.jobs.ts');
    const { enqueue } = await import('#server/platform/jobs/queue.ts');
    const run = async () => { await t.inTx((tx) => enqueue(tx, serveAnnounced, {})); await t.runJobs(); };
    await leap(start + 29 * DAY);
    await run();
    expect((await desk.read(of, tang)).state).toBe('noticed');
    await leap(start + 30 * DAY);
    await run();
    await run();
    const served = await desk.read(of, tang);
    expect([served.state, served.history.filter((h) => h.actText === '告知书送达').map((h) => h.by)]).toEqual(['hearing', ['系统']]);
    await leap(start);
  }, 60_000);
});

describe('people at once and people elsewhere', () => {
  test('two officers approve at once: one decision; two open the same at once: one case; a stale version is refused', async () => {
    const { candidate, number } = await completed('𠮷田健');
    const both = await Promise.all([desk.open(zheng, number), desk.open(tang, number)]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const of = both.find((r) => r.status === 200)?.json<CaseOf>() ?? { accountId: '', caseId: '' };
    must(await desk.attach(of, zheng));
    must(await desk.notify(of, zheng));
    must(await desk.receive(of, candidate));
    must(await desk.say(of, candidate, { answer: 'waive', text: '' }));
    const { version } = await desk.read(of, zheng);
    must(await desk.propose(of, zheng, { answer: '' }));
    expect(codes(await desk.decide(of, tang, { version }))).toEqual(['breach.changed_meanwhile']);
    const more = [tang, await colleague(t, { name: '孙敏', roles: ['integrity_officer'], jurisdiction: SHANDONG })];
    const decided = await Promise.all(more.map((who) => desk.decide(of, who)));
    expect(decided.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const served = await Promise.all([desk.receive(of, candidate), desk.receive(of, candidate)]);
    expect(served.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect((await t.asOwner('select count(*)::int as n from integrity_record where case_id = $1', [of.caseId])).rows).toEqual([{ n: 1 }]);
  }, 60_000);

  test('one number, one decision', async () => {
    const [a, b] = [await completed('何洁'), await completed('彭博')];
    const cases = [];
    for (const one of [a, b]) {
      const of = await desk.opened(zheng, one.number);
      must(await desk.notify(of, zheng));
      must(await desk.receive(of, one.candidate));
      must(await desk.say(of, one.candidate, { answer: 'waive', text: '' }));
      cases.push(of);
    }
    const replies = await Promise.all(cases.map((of) => desk.propose(of, zheng, { answer: '', decisionNumber: '鲁人考处字〔2026〕第900号' })));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(codes(replies.find((r) => r.status === 409) ?? ({} as Reply))).toEqual(['decisionNumber: breach.decision_number_taken']);
  }, 60_000);

  test('the table itself holds two people, the notice first, and history nobody changes', async () => {
    const { number } = await completed('涂勇');
    const of = await desk.opened(zheng, number);
    const update = (set: string) => t.asOwner(`update breach_case set ${set} where case_id = $1`, [of.caseId]);
    await expect(update(`state = 'hearing'`)).rejects.toThrow('breach_case_told_first');
    await expect(update(`proposed_by_id = opened_by_id, decided_by_id = opened_by_id`)).rejects.toThrow('breach_case_two_people');
    for (const table of ['breach_event', 'breach_letter', 'breach_statement']) await expect(t.db.deleteFrom(table as 'breach_event').execute()).rejects.toThrow('permission denied');
    const { rows } = await t.asOwner('select content, opened_at from breach_case where case_id = $1', [of.caseId]);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('无线耳机').toString('hex'));
  }, 60_000);

  test('another province has no such person, case, file or letter; other roles have no such address', async () => {
    const { candidate, number } = await completed('陈晨');
    const of = await desk.decided(zheng, tang, candidate, number);
    const jiangxi = await colleague(t, { name: '万芳', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '36' } });
    const { files, letters, version } = await desk.read(of, zheng);
    const as = { as: jiangxi.as };
    const replies = [
      await t.api.get(desk.at(of), as), await t.api.get(files[0]?.url ?? '', as), await t.api.get(letters[0]?.url ?? '', as), await t.api.post(`${desk.at(of)}/dismissal`, { reason: '不予处理', version }, as), await desk.attach(of, jiangxi, SHEET),
      await t.api.post('/api/staff/breach-look-ups', { person: { by: 'number', number } }, as), await desk.open(jiangxi, number),
    ];
    expect(replies.map((r) => r.status)).toEqual(replies.map(() => 404));
    expect(must(await t.api.get('/api/staff/breaches?show=all', as)).json<BreachItems>().items).toEqual([]);
    const officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: SHANDONG });
    expect((await t.api.get(desk.at(of), { as: officer.as })).status).toBe(403);
    const stranger = await confirmedCandidate(t, sittingId, '孙强');
    for (const url of [`/my/integrity/${of.caseId}`, `/api/my/breaches/${of.caseId}/letters/${letters[0]?.id ?? ''}`]) expect((await t.page.get(url, { as: stranger.candidate.as })).status).toBe(404);
    expect((await desk.receive(of, stranger.candidate)).status).toBe(404);
    // the decision is not the person's to read before they took it in
    expect((await t.api.get(`/api/my/breaches/${of.caseId}/letters/${letters.find((l) => l.kind === 'decision')?.id ?? ''}`, { as: candidate.as })).status).toBe(404);
  }, 60_000);

  test('somebody without an application is found by name and number exactly, and the case lies where the officer works', async () => {
    const { candidate } = await confirmedCandidate(t, sittingId, '周民');
    const { rows } = await t.asOwner('select 1 as n');
    expect(rows).toHaveLength(1);
    const documentNumber = await t.inTx(async (tx) => (await (await import('#server/modules/accounts/index.ts')).findAccount(tx, t.kit.crypto, candidate.accountId))?.documentNumber ?? '');
    const person = { by: 'person', name: '周民', documentNumber };
    expect(codes(await t.api.post('/api/staff/breach-look-ups', { person: { ...person, name: '周敏' } }, { as: zheng.as }))).toEqual(['person.documentNumber: breach.nobody_found']);
    expect(must(await t.api.post('/api/staff/breach-look-ups', { person }, { as: zheng.as })).json<FoundPerson>().applications).toHaveLength(1);
    const body = { person, ...desk.facts({ article: '10', item: 1 }) };
    expect(codes(await t.api.post('/api/staff/breaches', body, { as: zheng.as }))).toEqual(['examText: breach.exam_needed']);
    const of = must(await t.api.post('/api/staff/breaches', { ...body, examText: '2023 年度一级建造师考试' }, { as: zheng.as })).json<CaseOf>();
    expect(await desk.read(of, zheng)).toMatchObject({ examText: '2023 年度一级建造师考试', number: null });
  }, 60_000);
});

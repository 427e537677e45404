import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { BreachItems, BreachView, FoundPerson } from '#contracts/breaches.ts';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import type { RecordItem, RecordView } from '#contracts/integrity.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { breachDesk, confirmedCandidate, type CaseOf } from '#server/testing/breaches.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const SHANDONG = { kind: 'province', province: '37' };
const DAY = 86_400_000;
type Page = { items: RecordItem[]; next: string | null };

let t: TestApp;
let desk: ReturnType<typeof breachDesk>;
let sittingId: string;
let zheng: Colleague;
let sun: Colleague;

beforeAll(async () => {
  t = await testApp();
  desk = breachDesk(t);
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  zheng = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: SHANDONG });
  sun = await colleague(t, { name: '孙敏', roles: ['integrity_officer'], jurisdiction: SHANDONG });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const leap = async (to: number, ...candidates: Candidate[]) => {
  t.clock.set(to);
  for (const who of [zheng, sun]) who.as = await t.signInStaff(who.id);
  for (const who of candidates) who.as = await t.signInCandidate(who.accountId);
};
const documentOf = (c: Candidate) => t.inTx(async (tx) => {
  const account = await findAccount(tx, t.kit.crypto, c.accountId);
  if (!account) throw new Error('no account');
  return { name: account.name, documentType: account.documentType, documentNumber: account.documentNumber };
});
/** A record of this candidate that began on a day. */
const recorded = async (c: Candidate, decidedOn: string, number: string) => {
  const document = await documentOf(c);
  const id = await t.inTx((tx) => openRecord(tx, t.kit.crypto, { ...document, kind: 'serious', article: '第七条', decisionNumber: number, decidedOn, province: '37' }, t.clock.now(), { accountId: c.accountId }));
  return { id: id ?? '', ...document };
};
const mayCommit = async (c: Candidate): Promise<boolean> => {
  const id = await apply(t, c, { sittingId, until: 'saved' });
  const signed = await t.api.post(`/api/applications/${id}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, { as: c.as });
  if (signed.status >= 400) expect(codes(signed)).toEqual(['commitment.integrity_hold']);
  await t.asOwner('update application set ended = $2 where id = $1', [id, 'given_up']);
  return signed.status === 200;
};

describe('the register', () => {
  test('on its last day a record closes the commitment route, the day after it does not; its end is noted once and told', async () => {
    const candidate = await readyCandidate(t, { name: '马占彪' });
    const start = t.clock.now();
    const today = beijingDay(start);
    const decidedOn = `${String(Number(today.slice(0, 4)) - 5)}${beijingDay(start + DAY).slice(4)}`;
    const { id } = await recorded(candidate, decidedOn, '鲁人考处字〔2021〕第001号');
    const read = async () => must(await t.api.get(`/api/staff/integrity-records/${id}`, { as: zheng.as })).json<RecordView>();
    expect(await read()).toMatchObject({ until: today, state: 'counting' });
    expect(await mayCommit(candidate)).toBe(false);
    const nightly = t.app.modules.flatMap((m) => m.schedules ?? []).find((one) => one.job.name === 'integrity.expire-due');
    if (!nightly) throw new Error('nobody notes the ends of periods');
    const run = async () => { await t.inTx((tx) => enqueue(tx, nightly.job, {})); await t.runJobs(); };
    await run();
    expect((await read()).history.map((h) => h.actText)).toEqual(['记入']);
    await leap(startOfBeijingDay(beijingDay(start + DAY)) + 600_000, candidate);
    expect(await mayCommit(candidate)).toBe(true);
    await Promise.all([run(), run()]);
    expect(await read()).toMatchObject({ state: 'expired', stateText: '已期满' });
    expect((await read()).history.map((h) => [h.actText, h.by])).toEqual([['记入', '系统'], ['期满', '系统']]);
    expect((await t.inTx((tx) => readMessages(tx, t.kit.crypto))).filter((m) => m.template === 'integrity_record_expired')).toHaveLength(1);
    expect((await t.page.get('/my/integrity', { as: candidate.as })).body).toContain('已期满');
    await leap(start);
  }, 90_000);

  test('is searched by name or number exactly, within the jurisdiction, in pages and by state', async () => {
    const candidate = await readyCandidate(t, { name: '阿依古丽·买买提' });
    const { documentNumber } = await recorded(candidate, '2025-06-01', '鲁人考处字〔2025〕第002号');
    const search = (body: Record<string, string>, who = zheng) => t.api.post('/api/staff/integrity-record-searches', body, { as: who.as });
    expect(must(await search({ documentNumber })).json<Page>().items.map((i) => i.name)).toEqual(['阿依古丽·买买提']);
    expect(must(await search({ name: '阿依古丽•买买提' })).json<Page>().items).toHaveLength(1);
    expect(must(await search({ name: '阿依古丽' })).json<Page>().items).toEqual([]);
    expect(JSON.stringify(must(await search({ documentNumber })).json<Page>())).not.toContain(documentNumber);
    expect(codes(await search({}))).toEqual(['documentNumber: integrity.search_empty']);
    const jiangxi = await colleague(t, { name: '万芳', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '36' } });
    expect(must(await search({ documentNumber }, jiangxi)).json<Page>().items).toEqual([]);
    const counting = must(await t.api.get('/api/staff/integrity-records?state=counting', { as: zheng.as })).json<Page>();
    expect(counting.items.every((i) => i.state === 'counting' && i.placeText.startsWith('山东'))).toBe(true);
    expect(must(await t.api.get('/api/staff/integrity-records', { as: jiangxi.as })).json<Page>().items).toEqual([]);
  }, 60_000);
});

describe('a correction', () => {
  const at = (id: string) => `/api/staff/integrity-records/${id}`;
  const propose = (id: string, body: Record<string, unknown>, who = zheng) => t.api.post(`${at(id)}/corrections`, { kind: 'revoke', documentNumber: '鲁政复决字〔2026〕18号', reason: '行政复议机关认定主要事实不清，撤销原处理决定', ...body }, { as: who.as });
  const decide = (id: string, who = sun, body: Record<string, unknown> = { decision: 'approve' }) => t.api.post(`${at(id)}/correction-decision`, body, { as: who.as });

  test('takes two people; approved, the route is open again, the publication is gone, the case says so', async () => {
    const { candidate, number, id } = await confirmedCandidate(t, sittingId, '欧阳倩');
    await t.asOwner(`update application set payment_state = 'paid' where id = $1`, [id]);
    const of = await desk.decided(zheng, sun, candidate, number);
    const today = beijingDay(t.clock.now());
    const until = beijingDay(t.clock.now() + 30 * DAY);
    const publication = { from: today, until, reason: '社会影响较大，依法公布' };
    expect(codes(await t.api.post(`${desk.at(of)}/publication`, publication, { as: zheng.as }))).toEqual(['breach.not_served']);
    must(await desk.receive(of, candidate));
    expect((await t.page.get('/integrity-decisions')).body).not.toContain('欧**');
    expect(codes(await t.api.post(`${desk.at(of)}/publication`, { ...publication, until: beijingDay(t.clock.now() + 400 * DAY) }, { as: zheng.as }))).toEqual(['until: breach.publication_range']);
    must(await t.api.post(`${desk.at(of)}/publication`, publication, { as: zheng.as }));
    expect(codes(await t.api.post(`${desk.at(of)}/publication`, publication, { as: sun.as }))).toEqual(['breach.published_already']);
    const shown = await t.page.get('/integrity-decisions');
    expect(shown.body).toContain('欧**');
    const { documentNumber } = await documentOf(candidate);
    for (const hidden of ['欧阳倩', documentNumber, documentNumber.slice(6, 14)]) expect(shown.body).not.toContain(hidden);

    const view = must(await t.api.get(desk.at(of), { as: zheng.as })).json<BreachView>();
    const record = view.record?.recordId ?? '';
    must(await propose(record, {}));
    expect(codes(await propose(record, {}, sun))).toEqual(['integrity.correction_waits']);
    expect(codes(await decide(record, zheng))).toEqual(['breach.same_person']);
    expect(await mayCommit(candidate)).toBe(false);
    const twice = await Promise.all([decide(record), decide(record, await colleague(t, { name: '唐宁', roles: ['integrity_officer'], jurisdiction: { kind: 'nation' } }))]);
    expect(twice.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const { state } = must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>();
    expect(state).toBe('S12');
    await t.asOwner(`update application set ended = 'given_up' where id = $1`, [id]);
    expect(await mayCommit(candidate)).toBe(true);
    expect((await t.page.get('/integrity-decisions')).body).not.toContain('欧**');
    expect(must(await t.api.get(desk.at(of), { as: zheng.as })).json<BreachView>()).toMatchObject({ state: 'corrected', record: { stateText: '已停止记录' } });
    expect((await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as })).body).toContain('决定已变更或撤销');
    expect(codes(await propose(record, {}))).toEqual(['integrity.not_counting']);
  }, 120_000);

  test('a changed decision goes on under its new kind from the first day; an early end needs words to be refused', async () => {
    const candidate = await readyCandidate(t, { name: '赵建国' });
    const document = await documentOf(candidate);
    const id = (await t.inTx((tx) => openRecord(tx, t.kit.crypto, { ...document, kind: 'especially_serious', article: '第八条', decisionNumber: '鲁人考处字〔2024〕第003号', decidedOn: '2024-05-20', province: '37' }, t.clock.now(), { accountId: candidate.accountId }))) ?? '';
    must(await propose(id, { kind: 'close_early', reason: '当事人申请提前终止，经研究拟同意' }));
    expect(codes(await decide(id, sun, { decision: 'refuse' }))).toEqual(['note: breach.reason_too_short']);
    must(await decide(id, sun, { decision: 'refuse', note: '没有依据' }));
    expect(codes(await propose(id, { kind: 'change' }))).toEqual(['toKind: integrity.kind_same']);
    must(await propose(id, { kind: 'change', toKind: 'serious', documentNumber: '（2026）鲁01行终77号', reason: '法院判决变更为依照第七条处理' }));
    expect(must(await decide(id)).json<RecordView>()).toMatchObject({ state: 'closed' });
    const rest = must(await t.api.post('/api/staff/integrity-record-searches', { documentNumber: document.documentNumber }, { as: zheng.as })).json<Page>().items;
    expect(rest.map((r) => [r.decisionNumber, r.state, r.until])).toEqual([['（2026）鲁01行终77号', 'counting', '2029-05-19'], ['鲁人考处字〔2024〕第003号', 'closed', null]]);
  }, 60_000);

  test('a record of another province does not exist for anybody but its own and the nation', async () => {
    const candidate = await readyCandidate(t, { name: '王晓沛' });
    const { id } = await recorded(candidate, '2025-06-01', '鲁人考处字〔2025〕第004号');
    const jiangxi = await colleague(t, { name: '万芳', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '36' } });
    const replies = [await t.api.get(at(id), { as: jiangxi.as }), await propose(id, {}, jiangxi), await decide(id, jiangxi)];
    expect(replies.map((r) => r.status)).toEqual([404, 404, 404]);
  }, 60_000);

  test('a published decision disappears by itself the day after, and when it is taken down', async () => {
    const { candidate, number, id } = await confirmedCandidate(t, sittingId, '刘洋');
    await t.asOwner(`update application set payment_state = 'paid' where id = $1`, [id]);
    const of = await desk.decided(zheng, sun, candidate, number);
    must(await desk.receive(of, candidate));
    const start = t.clock.now();
    const put = (from: string, until: string) => t.api.post(`${desk.at(of)}/publication`, { from, until, reason: '依法公布' }, { as: zheng.as });
    must(await put(beijingDay(start), beijingDay(start)));
    expect((await t.page.get('/integrity-decisions')).body).toContain('刘*');
    await leap(start + DAY);
    expect((await t.page.get('/integrity-decisions')).body).not.toContain('刘*');
    must(await put(beijingDay(start + DAY), beijingDay(start + 9 * DAY)));
    expect((await t.page.get('/integrity-decisions')).body).toContain('刘*');
    must(await t.api.post(`${desk.at(of)}/publication-end`, { reason: '当事人申请复议期间停止公布' }, { as: sun.as }));
    expect(codes(await t.api.post(`${desk.at(of)}/publication-end`, { reason: '再停一次' }, { as: sun.as }))).toEqual(['breach.not_published']);
    expect((await t.page.get('/integrity-decisions')).body).not.toContain('刘*');
    await leap(start);
  }, 90_000);
});

describe('a served decision without a record', () => {
  const SUBJECTS = { article: '6', item: 7 };
  const ask = (of: CaseOf, who: Colleague, body: Record<string, unknown> = {}) => desk.versioned(of, who, 'corrections', { kind: 'revoke', documentNumber: '鲁政复决字〔2026〕25号', reason: '行政复议机关认定违纪事实不清，撤销原处理决定', ...body });
  const settle = (of: CaseOf, who: Colleague, body: Record<string, unknown> = {}) => desk.versioned(of, who, 'correction-decision', { decision: 'approve', ...body });
  const messages = async () => (await t.inTx((tx) => readMessages(tx, t.kit.crypto))).filter((m) => m.template === 'breach_corrected');

  test('is changed for fewer subjects, then lifted, each by two people: publication gone, application standing, the person told', async () => {
    const { candidate, number, id } = await confirmedCandidate(t, sittingId, '阿依古丽·买买提');
    await t.asOwner(`update application set payment_state = 'paid' where id = $1`, [id]);
    const subjects = must(await t.api.post('/api/staff/breach-look-ups', { person: { by: 'number', number } }, { as: zheng.as })).json<FoundPerson>().applications[0]?.subjects.map((s) => s.code) ?? [];
    expect(subjects.length).toBeGreaterThan(1);
    const of = await desk.decided(zheng, sun, candidate, number, { ...SUBJECTS, subjects }, 'subjects_void');
    expect(codes(await ask(of, zheng))).toEqual(['breach.wrong_state']);
    must(await desk.receive(of, candidate));
    expect(await desk.read(of, zheng)).toMatchObject({ state: 'served', record: null, acts: { ask_correction: [], correct: ['没有待批准的纠正'] } });
    must(await t.api.post(`${desk.at(of)}/publication`, { from: beijingDay(t.clock.now()), until: beijingDay(t.clock.now() + 9 * DAY), reason: '依法公布' }, { as: zheng.as }));
    expect(codes(await ask(of, zheng, { kind: 'change', toSubjects: subjects }))).toEqual(['toSubjects: breach.change_fewer_subjects']);
    expect(codes(await ask(of, zheng, { kind: 'change', toSubjects: [] }))).toEqual(['toSubjects: breach.change_fewer_subjects']);
    expect(codes(await ask(of, zheng, { documentNumber: '', reason: '太短' }))).toEqual(['documentNumber: breach.decision_number_format', 'reason: breach.words_too_few']);
    must(await ask(of, zheng, { kind: 'change', toSubjects: subjects.slice(1), documentNumber: '（2026）鲁01行终90号', reason: '法院认定第一科目的违纪事实不成立' }));
    const mine = async (who: Colleague) => must(await t.api.get('/api/staff/breaches?show=mine', { as: who.as })).json<BreachItems>().items.filter((i) => i.caseId === of.caseId).map((i) => i.awaitsMe);
    expect([await mine(sun), await mine(zheng)]).toEqual([[true], []]);
    expect(codes(await ask(of, sun))).toEqual(['integrity.correction_waits']);
    expect(codes(await settle(of, zheng))).toEqual(['breach.same_person']);
    expect(codes(await settle(of, sun, { decision: 'refuse' }))).toEqual(['note: breach.reason_too_short']);
    expect((await t.page.get('/integrity-decisions')).body).toContain('阿*');
    const version = (await desk.read(of, sun)).version;
    const more = await colleague(t, { name: '唐宁', roles: ['integrity_officer'], jurisdiction: { kind: 'nation' } });
    const twice = await Promise.all([sun, more].map((who) => t.api.post(`${desk.at(of)}/correction-decision`, { decision: 'approve', version }, { as: who.as })));
    expect(twice.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(await desk.read(of, zheng)).toMatchObject({ state: 'corrected', subjects: subjects.slice(1), corrections: [{ documentNumber: '（2026）鲁01行终90号', waits: false }] });
    expect((await t.page.get('/integrity-decisions')).body).not.toContain('阿*');
    // what is left of it may fall as well, once, and then nothing is left to correct
    must(await ask(of, sun));
    must(await settle(of, zheng, { decision: 'refuse', note: '复议决定书尚未生效' }));
    must(await ask(of, sun));
    expect(must(await settle(of, zheng)).json<BreachView>().history.map((h) => h.actText).slice(-5)).toEqual(['纠正', '提出纠正', '纠正未获批准', '提出纠正', '纠正']);
    expect(codes(await ask(of, sun))).toEqual(['breach.lifted_already']);
    expect(must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>().state).toBe('S12');
    const told = await messages();
    expect(told).toHaveLength(2);
    for (const m of told) expect(m.text).not.toMatch(/违纪|作弊|证据/);
    expect((await t.page.get(`/my/integrity/${of.caseId}`, { as: candidate.as })).body).toContain('决定已变更或撤销');
  }, 120_000);

  test('a recorded one is corrected in the register; elsewhere there is no such case; the table itself holds two people and one proposal', async () => {
    const { candidate, number } = await confirmedCandidate(t, sittingId, '王晓沛');
    const of = await desk.decided(zheng, sun, candidate, number);
    must(await desk.receive(of, candidate));
    expect(codes(await ask(of, zheng))).toEqual(['breach.correct_in_register']);
    const other = await confirmedCandidate(t, sittingId, '𠮷田健');
    const mild = await desk.decided(zheng, sun, other.candidate, other.number, { article: '9', item: 2 }, 'removed');
    must(await desk.receive(mild, other.candidate));
    expect(codes(await ask(mild, zheng, { kind: 'change', toSubjects: ['1'] }))).toEqual(['toSubjects: breach.change_fewer_subjects']);
    const { version } = await desk.read(mild, zheng);
    const jiangxi = await colleague(t, { name: '万芳', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '36' } });
    const away = [await t.api.post(`${desk.at(mild)}/corrections`, { kind: 'revoke', documentNumber: '鲁政复决字〔2026〕26号', reason: '行政复议机关撤销原处理决定', version }, { as: jiangxi.as }), await t.api.post(`${desk.at(mild)}/correction-decision`, { decision: 'approve', version }, { as: jiangxi.as })];
    expect(away.map((r) => r.status)).toEqual([404, 404]);
    must(await ask(mild, zheng));
    const change = (set: string) => t.asOwner(`update breach_correction set ${set} where case_id = $1`, [mild.caseId]);
    await expect(change(`state = 'approved', decided_at = now(), decided_by_id = proposed_by_id`)).rejects.toThrow('breach_correction_two_people');
    await expect(t.asOwner(`insert into breach_correction select account_id, case_id, gen_random_uuid(), kind, to_subjects, document_number, reason, note, state, proposed_by_id, proposed_at, decided_by_id, decided_at from breach_correction where case_id = $1`, [mild.caseId])).rejects.toThrow('breach_correction_one_waiting');
    expect(must(await settle(mild, sun)).json<BreachView>().state).toBe('corrected');
  }, 120_000);
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { ScoreImport, ScoreSittings } from '#contracts/scores.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import type { ScoreReleaseView } from '#contracts/score-release.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { applicationVoided } from '#server/modules/applications/index.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';
import { fileKey, findCandidateFile, recordSubjectResult, standingIn } from '#server/modules/candidate-files/index.ts';
import { registerPerson } from '#server/testing/account.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { archiveSitting } from '../archive/archive.jobs.ts';
import { enrol, sittingOf } from '#server/testing/score-roll.ts';

let t: TestApp;
let zhou: Colleague;
let ouyang: Colleague;
let sitting: Awaited<ReturnType<typeof sittingOf>>;
const opensAt = Date.parse('2027-11-30T09:00:00+08:00');

type Person = { name: string; documentNumber: string; ticket: string; accountId: AccountId; documentType: 'resident_id' };
const people: Record<string, Person> = {};
const person = (name: string): Person => { const found = people[name]; if (!found) throw new Error(name); return found; };
const NAMES = ['张伟', '阿依古丽·买买提', '王晓[沛]', '𠮷田健'];

beforeAll(async () => {
  t = await testApp({ at: opensAt - 10 * 86_400_000 });
  zhou = await colleague(t, { name: '周敏', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  ouyang = await colleague(t, { name: '欧阳倩', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  sitting = await sittingOf(t, '034');
  for (const [at, name] of NAMES.entries()) {
    const documentNumber = citizenNumber('370112', `199${String(at)}0715`, 301 + 2 * at);
    const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name, documentNumber, glyphDescription: '晓加三点水' }));
    people[name] = { name, documentNumber, ticket: `2703437010010${String(at + 1)}`.padEnd(14, '0'), accountId, documentType: 'resident_id' };
  }
  await enrol(t, sitting.id, NAMES.map((name) => ({ number: person(name).ticket, accountId: person(name).accountId })));
  // 阿依古丽 passed two subjects a year ago
  for (const subjectCode of ['1', '2']) await t.inTx((tx) => recordSubjectResult(tx, fileKey(t.kit.crypto, person('阿依古丽·买买提'), '034'), '37', { year: sitting.year - 1, levelCode: '04', specialtyCode: '15', subjectCode, outcome: 'passed' }, t.clock.now()));
  await load(['准考证号,科目1,科目2,科目3,科目4', `${person('张伟').ticket},60,78,78,96`, `${person('阿依古丽·买买提').ticket},10,20,80,95.9`, `${person('王晓[沛]').ticket},-1,-1,-1,-1`, `${person('𠮷田健').ticket},-2,70,-4,0`]);
}, 180_000);
afterAll(() => t.stop());

async function load(lines: string[]): Promise<void> {
  const bytes = Buffer.from(lines.join('\n'));
  const { id } = must(await t.api.upload('/api/staff/score-imports', multipartOf({ sitting: sitting.id, sha256: createHash('sha256').update(bytes).digest('hex') }, [{ field: 'files', fileName: '成绩.csv', contentType: 'text/csv', bytes }]), { as: zhou.as })).json<ScoreImport>();
  await t.runJobs();
  for (const [path, who] of [['proposal', zhou], ['approval', ouyang]] as const) {
    const { version } = must(await t.api.get(`/api/staff/score-imports/${id}`, { as: who.as })).json<ScoreImport>();
    must(await t.api.post(`/api/staff/score-imports/${id}/${path}`, { version, reason: '' }, { as: who.as }));
  }
  await t.runJobs();
}

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const at = (): string => `/api/staff/score-sittings/${sitting.id}`;
const release = (who = zhou) => t.api.get(`${at()}/release`, { as: who.as }).then((r) => must(r).json<ScoreReleaseView>());
const ask = (p: Partial<Person> & { name: string }, way: 'document' | 'ticket' = 'document') =>
  t.api.post('/api/score-look-ups', { sitting: sitting.id, way, documentNumber: p.documentNumber ?? '', ticketNumber: p.ticket ?? '', name: p.name, captcha: { proof: 'pass' } });
const sheet = async (p: Person, way: 'document' | 'ticket' = 'document') => {
  const { token } = must(await ask(p, way)).json<{ token: string }>();
  return must(await t.api.get(`/api/score-sheets/${token}`)).json<ScoreSheet>();
};

describe('the release', () => {
  it('is proposed by one, its cards are made, and approved by another (the table says so too)', async () => {
    // what an officer tried before a release was proposed must not be what candidates read after it
    expect(must(await t.api.post(`${at()}/trials`, { ticket: person('张伟').ticket }, { as: zhou.as })).json<ScoreSheet>().recheckUntil).toBeNull();
    expect(codes(await t.api.put(`${at()}/release`, { version: 0, opensAt: t.clock.now() }, { as: zhou.as }))).toEqual(['score.release_too_soon']);
    must(await t.api.put(`${at()}/release`, { version: 0, opensAt }, { as: zhou.as }));
    expect(codes(await t.api.post(`${at()}/release/approval`, { version: 1, reason: '' }, { as: ouyang.as }))).toEqual(['score.release_wrong_state']);
    await t.runJobs();
    const made = await release();
    expect(made).toMatchObject({ state: 'proposed', people: 4, cards: 4, marks: 16, isOpen: false });
    expect(codes(await t.api.post(`${at()}/release/approval`, { version: made.version, reason: '' }, { as: zhou.as }))).toEqual(['score.release_own_work']);
    await expect(t.asOwner(`update score_release set state = 'approved', approved_by_id = proposed_by_id, approved_at = now()`)).rejects.toThrow('score_release_check');
    must(await t.api.post(`${at()}/release/approval`, { version: made.version, reason: '' }, { as: ouyang.as }));
  });

  it('one second before, nobody learns anything: the right person, a stranger and a wrong name get the same answer', async () => {
    t.clock.set(opensAt - 1_000);
    const plain = (r: Reply) => ({ status: r.status, refusals: r.json<{ refusals: unknown }>().refusals });
    const answers = await Promise.all([ask(person('张伟')), ask({ ...person('张伟'), name: '李娜' }), ask({ name: '李娜', documentNumber: '110101199003070000' }), ask(person('张伟'), 'ticket')]);
    for (const answer of answers) expect(plain(answer)).toEqual(plain(answers[0]));
    expect(codes(answers[0])).toEqual(['score.not_released']);
    expect((await t.page.get('/scores')).body).not.toContain(sitting.id);
    expect((await t.page.get(`/scores/${sitting.id}`)).status).toBe(404);
    const nowhere = await t.page.get('/scores/034-2099-1');
    expect([nowhere.status, nowhere.body.includes('尚未公布')]).toEqual([404, true]);
  });

  it('at the instant everybody reads their own, by document and by ticket, with what it comes to', async () => {
    t.clock.set(opensAt);
    // ten days on, sign-ins are over
    for (const who of [zhou, ouyang]) who.as = await t.signInStaff(who.id);
    const zhang = await sheet(person('张伟'));
    expect(zhang).toMatchObject({ name: '张伟', year: sitting.year, completion: { complete: true, missing: [] }, heldBack: false });
    expect(zhang.subjects.map((s) => [s.text.zh, s.fullMark, s.passMark, s.outcome])).toEqual([['60', 100, 60, 'passed'], ['78', 130, 78, 'passed'], ['78', 130, 78, 'passed'], ['96', 160, 96, 'passed']]);
    expect(zhang.recheckUntil).toBe(opensAt + 30 * 86_400_000);
    expect(zhang.fileNumber).toMatch(/^03437\d{11}$/);
    expect(await sheet(person('张伟'), 'ticket')).toEqual(zhang);
    const guli = await sheet(person('阿依古丽·买买提'));
    expect(guli.completion).toEqual({ complete: false, counted: ['1', '2', '3'], missing: ['4'], validThrough: sitting.year + 1 });
    expect((await sheet(person('王晓[沛]'))).subjects.map((s) => s.text.zh)).toEqual(['缺考', '缺考', '缺考', '缺考']);
    expect((await sheet(person('𠮷田健'))).subjects.map((s) => s.text.zh)).toEqual(['违纪', '70', '成绩无效', '0']);
  });

  it('another person’s name or number finds nothing, in the same words', async () => {
    for (const wrong of [{ ...person('张伟'), name: '王晓[沛]' }, { ...person('张伟'), documentNumber: person('𠮷田健').documentNumber }, { name: '李娜', documentNumber: '110101199003070000' }]) expect(codes(await ask(wrong))).toEqual(['score.not_found']);
    expect(codes(await ask({ name: '张伟' }))).toEqual(['field.required']);
    const noCaptcha = await t.api.post('/api/score-look-ups', { sitting: sitting.id, way: 'document', documentNumber: person('张伟').documentNumber, name: '张伟', captcha: { proof: 'wrong' } });
    expect(codes(noCaptcha)).toEqual(['request.captcha_failed']);
  });

  it('the page works as a plain form, and its address stops answering after ten minutes', async () => {
    const p = person('张伟');
    expect((await t.page.get(`/scores/${sitting.id}`)).body).toContain('查询方式');
    const sent = await t.page.post(`/scores/${sitting.id}`, { sitting: sitting.id, way: 'document', documentNumber: p.documentNumber, ticketNumber: '', name: '张伟', 'captcha.proof': 'pass' });
    expect(sent.status).toBe(303);
    expect(sent.location).not.toContain(p.documentNumber);
    const shown = await t.page.get(sent.location ?? '');
    for (const word of ['张伟', p.ticket, '建设工程经济', '不作为成绩证明', '2028']) expect(shown.body).toContain(word);
    expect((await t.page.post(`/scores/${sitting.id}`, { sitting: sitting.id, way: 'document', documentNumber: p.documentNumber, ticketNumber: '', name: '李娜', 'captcha.proof': 'pass' })).status).toBe(404);
    t.clock.set(opensAt + 11 * 60_000);
    expect((await t.page.get(sent.location ?? '')).status).toBe(404);
  });

  it('who is held back is told so and nothing else, until it is lifted', async () => {
    const p = person('𠮷田健');
    must(await t.api.post(`${at()}/holds`, { ticket: p.ticket, reason: '涉嫌雷同，正在核查' }, { as: zhou.as }));
    expect(await sheet(p)).toMatchObject({ heldBack: true, subjects: [], completion: null });
    expect(codes(await t.api.post(`${at()}/holds`, { ticket: p.ticket, reason: '涉嫌雷同，正在核查' }, { as: zhou.as }))).toEqual(['score.held_already']);
    must(await t.api.post(`${at()}/holds/lifted`, { ticket: p.ticket, reason: '核查完毕，没有问题' }, { as: zhou.as }));
    expect((await sheet(p)).subjects).toHaveLength(4);
  });

  it('out is out: nobody calls it back and nothing more is imported', async () => {
    const r = await release(ouyang);
    expect(r.isOpen).toBe(true);
    expect(codes(await t.api.post(`${at()}/release/return`, { version: r.version, reason: '想撤回已公布的成绩' }, { as: ouyang.as }))).toEqual(['score.released']);
    const bytes = Buffer.from('准考证号,科目,成绩\n1,1,1');
    const more = await t.api.upload('/api/staff/score-imports', multipartOf({ sitting: sitting.id, sha256: createHash('sha256').update(bytes).digest('hex') }, [{ field: 'files', fileName: '补.csv', contentType: 'text/csv', bytes }]), { as: zhou.as });
    expect(codes(more)).toEqual(['score.released_already']);
  });

  it('archives every outcome once it is out, writes nothing the second time, and next year’s form carries what was passed', async () => {
    const fileOf = async (name: string) => (await t.inTx((tx) => findCandidateFile(tx, fileKey(t.kit.crypto, person(name), '034'))))?.results.filter((r) => r.year === sitting.year).map((r) => `${r.subjectCode} ${r.outcome}`);
    expect(await fileOf('张伟')).toEqual([]);
    await t.runJobs({ all: true });
    expect(await fileOf('张伟')).toEqual(['1 passed', '2 passed', '3 passed', '4 passed']);
    expect(await fileOf('𠮷田健')).toEqual(['1 violation', '2 failed', '3 voided', '4 failed']);
    expect(await fileOf('王晓[沛]')).toEqual(['1 absent', '2 absent', '3 absent', '4 absent']);
    const first = (await t.asOwner('select people, written, finished_at is not null as finished from score_archive')).rows;
    expect(first).toEqual([{ people: 4, written: 16, finished: true }]);
    await t.inTx((tx) => enqueue(tx, archiveSitting, { sittingId: sitting.id, run: 99 }));
    await t.runJobs();
    expect((await t.asOwner('select people, written, run from score_archive')).rows).toEqual([{ people: 4, written: 0, run: 99 }]);
    const guli = await t.inTx((tx) => findCandidateFile(tx, fileKey(t.kit.crypto, person('阿依古丽·买买提'), '034')));
    const next = (year: number, specialtyCode: string) => standingIn(guli, { year, cycleYears: 2, cancelledYears: [] }, { levelCode: '04', specialtyCode, specialtySubjects: ['4'] });
    expect(next(sitting.year + 1, '15')).toMatchObject({ returningCandidate: true, carried: [{ subjectCode: '3', year: sitting.year }] });
    expect(next(sitting.year + 1, '15').fileNumber).toBe((await sheet(person('阿依古丽·买买提'))).fileNumber);
    expect(next(sitting.year + 2, '15').carried).toEqual([]);
  });

  it('passes of years in which the conditions were not met are voided by two people, in the file and on the card', async () => {
    const p = person('阿依古丽·买买提');
    const here = `${at()}/pass-voids`;
    const decide = (who: Colleague) => t.api.post(`${here}/decisions`, { ticket: p.ticket, decision: 'confirm' }, { as: who.as });
    must(await t.api.post(here, { ticket: p.ticket, beforeYear: sitting.year, reason: '考后核查：此前工作年限不足' }, { as: zhou.as }));
    expect(codes(await t.api.post(here, { ticket: p.ticket, beforeYear: sitting.year, reason: '考后核查：此前工作年限不足' }, { as: ouyang.as }))).toEqual(['score.void_open']);
    expect(codes(await decide(zhou))).toEqual(['score.void_own_work']);
    await expect(t.asOwner(`update pass_void set state = 'confirmed', decided_by_id = proposed_by_id, decided_at = now(), voided = 2`)).rejects.toThrow('pass_void_check');
    expect((await sheet(p)).completion?.counted).toEqual(['1', '2', '3']);
    must(await decide(ouyang));
    expect((await sheet(p)).completion).toMatchObject({ counted: ['3'], missing: ['1', '2', '4'] });
    expect(codes(await decide(ouyang))).toEqual(['score.void_not_open']);
  });

  it('officers find the sittings in order, the latest exam first', async () => {
    const { sittings } = must(await t.api.get('/api/staff/score-sittings', { as: zhou.as })).json<ScoreSittings>();
    const days = new Map((await t.inTx((tx) => listSittings(tx))).map((s) => [s.id, s.examOn[0] ?? '']));
    const shown = sittings.map((s) => days.get(s.id) ?? '');
    expect(shown.length).toBeGreaterThan(10);
    expect(shown).toEqual(shown.toSorted().toReversed());
  });

  it('officers try queries within their province only', async () => {
    const officer = await colleague(t, { name: '孙丽华', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
    const away = await colleague(t, { name: '马强', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '44' } });
    const trial = (who: Colleague) => t.api.post(`${at()}/trials`, { ticket: person('张伟').ticket }, { as: who.as });
    expect(must(await trial(officer)).json<ScoreSheet>().name).toBe('张伟');
    expect(codes(await trial(away))).toEqual(['score.ticket_not_found']);
  });
});

it('somebody declared void stands on no roll any more, and reads nothing', async () => {
  const [voided] = (await t.asOwner('select application_id from score_roll where number = $1', [person('𠮷田健').ticket])).rows as { application_id: string }[];
  await t.inTx((tx) => enqueue(tx, applicationVoided, { sittingId: sitting.id, applicationId: ApplicationId.parse(voided?.application_id) }));
  await t.runJobs();
  expect(codes(await ask(person('𠮷田健')))).toEqual(['score.not_found']);
  expect((await t.asOwner('select roll_count from score_sitting where sitting_id = $1', [sitting.id])).rows).toEqual([{ roll_count: 3 }]);
});

it('more than a thousand asks in a minute from one address end with a wait', async () => {
  // sixty a minute in production; test mode lets twenty times as many through
  const statuses: number[] = [];
  for (let asked = 0; asked < 1_300; asked += 50) statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => ask(person('张伟'))))).map((r) => r.status));
  expect(statuses.filter((s) => s === 429).length).toBeGreaterThan(0);
  expect(statuses.filter((s) => s === 200).length).toBeLessThanOrEqual(1_200);
  expect(codes(await ask(person('张伟')))).toEqual(['request.too_many']);
}, 60_000);

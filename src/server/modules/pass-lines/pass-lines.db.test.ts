import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SittingId } from '#contracts/catalogue.ts';
import { startOfBeijingDay } from '#contracts/dates.ts';
import type { PassLine, PassLineSet, PassLineSittings, SittingPassLines } from '#contracts/pass-lines.ts';
import { listSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { passMarksOf } from './index.ts';

const DAY = 86_400_000;
let t: TestApp;
let author: Colleague;
let approver: Colleague;
let manager: Colleague;
let economist: Colleague;
let sitting: SittingId;
let lastDay: string;

beforeAll(async () => {
  t = await testApp();
  author = await colleague(t, { name: '许静', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  approver = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  manager = await colleague(t, { name: '韩磊', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
  const found = (await t.inTx(listSittings)).filter((s) => s.examCode === '034').toSorted((a, b) => b.year - a.year)[0];
  sitting = SittingId.parse(found?.id);
  lastDay = found?.examOn.toSorted().at(-1) ?? '';
}, 120_000);
afterAll(() => t.stop());

/** Another day: sign-ins of before are over by then. */
async function goTo(at: number): Promise<void> {
  t.clock.set(at);
  for (const who of [author, approver, manager, economist]) who.as.cookies = (await t.signInStaff(who.id)).cookies;
}

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => `${r.code}${r.path === undefined ? '' : ` ${r.path}`}`);
const post = (who: Colleague, path: string, body: unknown) => t.api.post(path, body, { as: who.as });
const view = (who: Colleague) => t.api.get(`/api/staff/pass-lines/${sitting}`, { as: who.as });
const begin = (who: Colleague) => post(who, '/api/staff/pass-lines', { sitting });
const newest = (reply: Reply): PassLineSet => {
  const [set] = must(reply).json<SittingPassLines>().sets;
  if (set === undefined) throw new Error('no set');
  return set;
};
const save = (who: Colleague, set: PassLineSet, changes: Partial<PassLineSet['text']>, version = set.version) => t.api.put(`/api/staff/pass-line-sets/${set.id}`, { ...set.text, ...changes, version }, { as: who.as });
const move = (who: Colleague, set: PassLineSet, act: string) => post(who, `/api/staff/pass-line-sets/${set.id}/${act}`, { version: set.version, reason: '人社厅发〔2027〕12号' });
const line = (over: Partial<PassLine> = {}): PassLine => ({ level: '04', specialty: null, subject: '1', provinces: null, mark: 55, ...over });
const markOf = (province: string) => t.inTx(async (tx) => (await passMarksOf(tx, sitting))({ level: '04', specialty: '02', subject: '1', province }, 60));

describe('before the exam is over', () => {
  test('nobody writes pass lines, the public finds no page', async () => {
    await goTo(startOfBeijingDay(lastDay) + DAY - 3_600_000);
    const no = await begin(author);
    expect([no.status, codes(no)]).toEqual([409, ['pass_line.before_exam']]);
    expect(must(await view(author)).json<SittingPassLines>().draftClosed).toContain(lastDay);
    expect((await t.page.get(`/pass-lines/${sitting}`)).status).toBe(404);
  });
});

describe('when it is over', () => {
  beforeAll(() => goTo(startOfBeijingDay(lastDay) + 40 * DAY));

  test('the public reads the ordinary marks as what is expected', async () => {
    expect((await t.page.get('/pass-lines')).body).toContain(`/pass-lines/${sitting}`);
    const page = (await t.page.get(`/pass-lines/${sitting}`)).body;
    expect(page).toContain('尚未公布');
    expect(page).toContain('60 分（预计）');
  });

  test('every fault of a draft is kept and told at its place when it is handed in', async () => {
    const draft = newest(await begin(manager));
    expect(codes(await begin(author))).toEqual(['pass_line.draft_exists']);
    const wrong = newest(await save(manager, draft, { lines: [line({ mark: 101 }), line({ subject: '9' }), line({ specialty: '99' }), line({ mark: 50 })] }));
    const no = await move(manager, wrong, 'proposal');
    expect([no.status, codes(no)]).toEqual([422, ['pass_line.above_full_mark lines.0.mark', 'pass_line.subject_unknown lines.1.mark', 'pass_line.subject_unknown lines.2.mark', 'pass_line.twice lines.3.provinces']]);
    for (const mark of [55.3, -1, 'sixty']) expect((await t.api.put(`/api/staff/pass-line-sets/${draft.id}`, { ...wrong.text, lines: [{ ...line(), mark }], version: wrong.version }, { as: manager.as })).status).toBe(422);
    must(await move(manager, wrong, 'withdrawal'));
  });

  test('a second person approves, it holds at once, and the public reads it from its moment on', async () => {
    const begun = newest(await begin(manager));
    const announcesAt = t.kit.clock.now() + DAY;
    const saved = newest(await save(manager, begun, { basis: '人社厅发〔2027〕12号', announcesAt, lines: [line(), line({ provinces: ['54', '63'], mark: 45.5 })] }));
    expect(codes(await save(author, saved, {}, begun.version))).toEqual(['pass_line.changed_meanwhile']);
    const proposed = newest(await move(manager, saved, 'proposal'));
    expect((await move(manager, proposed, 'approval')).status).toBe(403);
    expect(await markOf('37')).toBe(60);
    const [first, second] = await Promise.all([move(approver, proposed, 'approval'), move(author, proposed, 'approval')]);
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    expect([await markOf('37'), await markOf('54')]).toEqual([55, 45.5]);
    expect((await t.page.get(`/pass-lines/${sitting}`)).body).toContain('尚未公布');
    expect((await t.page.get(`/pass-lines/${sitting}`)).body).not.toContain('45.5');
    await goTo(announcesAt);
    const page = (await t.page.get(`/pass-lines/${sitting}`, { headers: { 'accept-language': 'zh' } })).body;
    for (const told of ['人社厅发〔2027〕12号', '55 分', '西藏自治区、青海省：45.5 分']) expect(page).toContain(told);
  });

  test('the writer is no second person, a replaced set stays readable', async () => {
    const begun = newest(await begin(author));
    expect(begun.text.lines).toHaveLength(2);
    const proposed = newest(await move(author, newest(await save(author, begun, { lines: [line({ mark: 54 })] })), 'proposal'));
    expect(codes(await move(author, proposed, 'approval'))).toEqual(['pass_line.own_work']);
    expect(must(await view(author)).json<SittingPassLines>().sets[0]?.closed.approve).toContain('另一人');
    must(await move(approver, proposed, 'approval'));
    expect(must(await view(author)).json<SittingPassLines>().sets.map((s) => s.state)).toEqual(['in_force', 'replaced', 'withdrawn']);
    expect(await markOf('54')).toBe(54);
  });

  test('exams outside the jurisdiction do not exist', async () => {
    expect((await view(economist)).status).toBe(404);
    expect((await begin(economist)).status).toBe(404);
    const { sittings } = must(await t.api.get('/api/staff/pass-lines', { as: economist.as })).json<PassLineSittings>();
    expect(new Set(sittings.map((s) => s.sitting.slice(0, 3)))).toEqual(new Set(['001']));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ExamRules, RuleFlip, RuleReading, RuleReplay, RuleTrial, RuleVersionWhole, TrialPerson } from '#contracts/rules.ts';
import { conditionSetFor, getExam, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let author: Colleague;
let approver: Colleague;
let economist: Colleague;
let shandong: Colleague;

beforeAll(async () => {
  t = await testApp();
  author = await colleague(t, { name: '许静', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  approver = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
  shandong = await colleague(t, { name: '赵建国', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  // no role gives a province this permission today; the rules must hold should one do so
  await t.inTx((tx) => tx.updateTable('staff_member').set({ jurisdiction_kind: 'province', province: '37', home_province: '37' }).where('id', '=', shandong.id).execute());
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const get = <T>(who: Colleague, path: string) => t.api.get(path, { as: who.as }).then((r) => must(r).json<T>());
const post = (who: Colleague, path: string, body: unknown) => t.api.post(path, body, { as: who.as });
const begin = (who: Colleague, exam: string, level: string, replaces: string | null) => post(who, '/api/staff/rules', { exam, level, replaces });
const begun = async (exam: string, level: string, replaces: string | null) => must(await begin(author, exam, level, replaces)).json<RuleVersionWhole>();
const save = (who: Colleague, v: RuleVersionWhole, changes: Partial<RuleVersionWhole['text']>) => t.api.put(`/api/staff/rules/${v.id}`, { ...v.text, ...changes, version: v.version }, { as: who.as });
const saved = async (v: RuleVersionWhole, changes: Partial<RuleVersionWhole['text']>) => must(await save(author, v, changes)).json<RuleVersionWhole>();
const move = (who: Colleague, v: RuleVersionWhole, act: string, version = v.version) => post(who, `/api/staff/rules/${v.id}/${act}`, { version, reason: '按人社部发〔2027〕8号调整' });
const proposed = async (v: RuleVersionWhole) => must(await move(author, v, 'proposal')).json<RuleVersionWhole>();
const rulesOf = (code: string) => t.inTx((tx) => getExam(tx, code)).then((e) => e.rules);

describe('writing', () => {
  it('begins with the set in force, one version of a level at a time, and says what it means in words', async () => {
    const v = await begun('041', '03', (await rulesOf('041')).find((r) => r.level === '03' && r.to === null)?.id ?? null);
    expect(v).toMatchObject({ state: 'draft', number: 1, version: 1, mayEdit: true, reading: v.before });
    expect(v.reading.alternatives[0]?.text).toContain('从事');
    const again = await begin(approver, '041', v.text.level, null);
    expect([again.status, codes(again)]).toEqual([409, ['rule.draft_exists']]);
    must(await move(author, v, 'withdrawal'));
    expect((await get<RuleVersionWhole>(author, `/api/staff/rules/${v.id}`)).state).toBe('withdrawn');
  });

  it('keeps a draft that is wrong and says every fault at its place; a fault stops the proposal', async () => {
    const v = await begun('035', '04', (await rulesOf('035')).find((r) => r.level === '04')?.id ?? null);
    const wrong = await saved(v, { includes: '04', alternatives: [{ id: 'a', notIn: [], all: [{ kind: 'education', level: 'college', majors: ['astrology'], by: 'either' }, { kind: 'title', level: 'senior', fields: null, heldYears: 99, until: null }] }] });
    expect(wrong.reading.findings.map((f) => `${f.code} ${f.path ?? ''}`)).toEqual(['rule.includes_circular includes', 'rule.unknown_term alternatives.0.all.0', 'rule.contradictory alternatives.0']);
    const no = await move(author, wrong, 'proposal');
    expect([no.status, codes(no)]).toEqual([422, ['rule.includes_circular', 'rule.unknown_term', 'rule.contradictory']]);
    const checked = must(await post(author, '/api/staff/rule-checks', { exam: '035', replaces: v.replaces, text: v.text })).json<RuleReading>();
    expect(checked.findings.filter((f) => f.stops)).toEqual([]);
    must(await move(author, wrong, 'withdrawal'));
  });

  it('two editors at once: the second is told who was first, and nothing is lost', async () => {
    const v = await begun('017', '04', (await rulesOf('017')).find((r) => r.level === '04')?.id ?? null);
    must(await save(approver, v, { source: '国函〔2027〕1号' }));
    const late = await save(author, v, { source: '另一来源' });
    expect([late.status, codes(late)]).toEqual([409, ['rule.changed_meanwhile']]);
    expect(late.body).toContain('李明');
    const now = await get<RuleVersionWhole>(author, `/api/staff/rules/${v.id}`);
    expect(now.text.source).toBe('国函〔2027〕1号');
    must(await move(author, now, 'withdrawal'));
  });

  it('exams outside the jurisdiction do not exist, and a province reads but does not write', async () => {
    expect((await get<ExamRules>(economist, '/api/staff/rules')).exams.map((e) => e.code)).toEqual(['001']);
    expect((await t.api.get('/api/staff/rules?exam=034', { as: economist.as })).status).toBe(404);
    expect((await begin(economist, '034', '04', null)).status).toBe(404);
    const v = await begun('045', '04', (await rulesOf('045')).find((r) => r.level === '04')?.id ?? null);
    expect((await t.api.get(`/api/staff/rules/${v.id}`, { as: economist.as })).status).toBe(404);
    expect((await save(economist, v, {})).status).toBe(404);
    expect(await get<RuleVersionWhole>(shandong, `/api/staff/rules/${v.id}`)).toMatchObject({ mayEdit: false });
    const no = await save(shandong, v, {});
    expect([no.status, codes(no)]).toEqual([403, ['rule.nation_only']]);
    must(await move(author, v, 'withdrawal'));
  });
});

describe('coming into force', () => {
  it('takes a second person, by the rule and by the table, and the catalogue takes the conditions at once', async () => {
    const before = (await rulesOf('048')).filter((r) => r.level === '04');
    const v = await begun('048', '04', null);
    const next = await saved(v, { from: 2028, source: '人社部发〔2027〕8号', officialText: '具备下列条件之一的，可以报考……', alternatives: [{ id: 'bachelor', notIn: [], all: [{ kind: 'education', level: 'bachelor', majors: null, by: 'either' }, { kind: 'work_years', of: 'profession', atLeast: 2 }] }] });
    const p = await proposed(next);
    const own = await move(author, p, 'approval');
    expect([own.status, codes(own)]).toEqual([403, ['rule.own_work']]);
    await expect(t.inTx((tx) => tx.updateTable('rule_version').set({ state: 'in_force', approved_by_id: author.id, rules_before: '[]' }).where('version_id', '=', p.id).execute())).rejects.toThrow(/check/i);
    expect((await t.api.post(`/api/staff/rules/${p.id}/approval`, { version: p.version, reason: '无权批准' }, { as: economist.as })).status).toBe(403);
    const done = must(await move(approver, p, 'approval')).json<RuleVersionWhole>();
    expect(done).toMatchObject({ state: 'in_force', mayEdit: false });
    expect(done.history.map((h) => [h.act, h.by])).toEqual([['begin', '许静'], ['save', '许静'], ['propose', '许静'], ['approve', '李明']]);
    const exam = await t.inTx((tx) => getExam(tx, '048'));
    expect(exam.rules.filter((r) => r.level === '04').map((r) => [r.id, r.from, r.to])).toEqual([...before.map((r) => [r.id, r.from, r.to ?? 2027]), ['048-04-2028-v1', 2028, null]]);
    expect(conditionSetFor(exam, '04', 2028)?.version).toContain('048-04-2028-v1');
    expect((await t.api.get('/api/staff/exams/048/changes', { as: approver.as })).body).toContain('人社部发〔2027〕8号');
  });

  it('a version that replaces one keeps the old one as replaced, with everything as it was', async () => {
    const v = await begun('048', '04', '048-04-2028-v1');
    expect(v.number).toBe(2);
    const p = await proposed(await saved(v, { source: '人社部发〔2027〕9号' }));
    must(await move(approver, p, 'approval'));
    const { versions, inForce } = await get<ExamRules>(author, '/api/staff/rules?exam=048');
    expect(versions.map((x) => [x.number, x.state])).toEqual([[1, 'replaced'], [2, 'in_force']].toReversed());
    expect(inForce.filter((s) => s.level === '04').map((s) => s.id)).toContain('048-04-2028-v2');
    const kept = await t.inTx((tx) => tx.selectFrom('rule_version').select('rules_before').where('version_id', '=', p.id).executeTakeFirstOrThrow());
    expect(JSON.stringify(kept.rules_before)).toContain('048-04-2028-v1');
  });

  it('is refused where a sitting would be left without conditions, and where somebody changed the version meanwhile', async () => {
    const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '026');
    const year = open?.sitting.ruleYear ?? 0;
    const set = (await rulesOf('026')).find((r) => r.level === '04' && r.to === null);
    const p = await proposed(await saved(await begun('026', '04', set?.id ?? null), { from: set?.from ?? null, to: year - 1 }));
    const stale = await move(approver, p, 'approval', p.version - 1);
    expect([stale.status, codes(stale)]).toEqual([409, ['rule.changed_meanwhile']]);
    const no = await move(approver, p, 'approval');
    expect(no.status).toBe(422);
    expect(new Set(codes(no))).toEqual(new Set(['rule.sitting_without']));
    expect((await rulesOf('026')).find((r) => r.id === set?.id)?.to).toBeNull();
    must(await move(approver, p, 'return'));
  });
});

describe('trying and replaying', () => {
  it('shows for a test person which fact met or missed each condition, by the draft and by what is in force', async () => {
    const { people } = await get<{ people: TrialPerson[] }>(author, '/api/staff/rule-trials/people?exam=034&year=2026');
    const zhang = people.find((p) => p.name === '张伟');
    const v = await begun('034', '04', '034-04-2022');
    const text = { ...v.text, alternatives: [{ id: 'college', notIn: [], all: [{ kind: 'education' as const, level: 'college' as const, majors: ['engineering'], by: 'either' as const }, { kind: 'work_years' as const, of: 'profession' as const, atLeast: 8 }] }] };
    const trial = must(await post(author, '/api/staff/rule-trials', { exam: '034', text, facts: zhang?.facts })).json<RuleTrial>();
    expect([trial.inForce?.eligible, trial.draft?.eligible]).toEqual([true, false]);
    expect(trial.draft?.shortfalls[0]?.zh).toContain('满 8 年，您填写 7 年');
    must(await move(author, v, 'withdrawal'));
  });

  it('says who would flip and why, within the jurisdiction, and changes nothing', async () => {
    const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
    const jinan = await awaitingReview(t, open?.sitting.id ?? '', { name: '张伟' });
    const jiangxi = await awaitingReview(t, open?.sitting.id ?? '', { how: 'on_site', name: '欧阳倩' });
    const rows = () => t.inTx((tx) => tx.selectFrom('application').selectAll().orderBy('id').execute());
    const untouched = await rows();
    const v = await begun('034', '04', '034-04-2022');
    const strict = await saved(v, { alternatives: [{ id: 'old-hand', notIn: [], all: [{ kind: 'work_years', of: 'profession', atLeast: 39 }] }] });
    const start = (who: Colleague, examYear: number) => post(who, `/api/staff/rules/${strict.id}/replays`, { examYear });
    expect(codes(await start(author, 2011))).toEqual(['rule.years_of_exam_unknown']);
    const { id } = must(await start(author, open?.sitting.year ?? 0)).json<RuleReplay>();
    expect(codes(await start(approver, open?.sitting.year ?? 0))).toEqual(['rule.replay_running']);
    await t.runJobs();
    const { replays } = await get<{ replays: RuleReplay[] }>(author, `/api/staff/rules/${strict.id}/replays`);
    expect(replays[0]).toMatchObject({ id, total: 2, seen: 2, stay: 0, lost: 2, gained: 0, unjudged: 0 });
    expect(replays[0]?.finishedAt).not.toBeNull();
    const { flips } = await get<{ flips: RuleFlip[] }>(author, `/api/staff/rule-replays/${id}/flips`);
    expect(flips.map((f) => [f.applicationId, f.name, f.becomes]).toSorted()).toEqual([[jinan.id, '张*', 'missed'], [jiangxi.id, '欧**', 'missed']].toSorted());
    expect(flips[0]?.why[0]).toContain('满 39 年');
    expect((await t.api.get(`/api/staff/rule-replays/${id}/flips`, { as: shandong.as })).status).toBe(404);
    const theirs = must(await start(shandong, open?.sitting.year ?? 0)).json<RuleReplay>();
    await t.runJobs();
    expect((await get<{ flips: RuleFlip[] }>(shandong, `/api/staff/rule-replays/${theirs.id}/flips`)).flips.map((f) => f.applicationId)).toEqual([jinan.id]);
    expect((await get<{ replays: RuleReplay[] }>(shandong, `/api/staff/rules/${strict.id}/replays`)).replays.map((r) => r.total)).toEqual([1]);
    expect(await rows()).toEqual(untouched);
  });
});

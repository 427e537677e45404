import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MajorDiff, MajorFindings, MajorHead, MajorLines, MajorLineContent, MajorTables, MajorVersionWhole } from '#contracts/major-versions.ts';
import type { MajorMatch } from '#contracts/majors.ts';
import { findMajorTable, listMajorTables } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
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

const ROOT = '/api/staff/major-versions';
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const get = <T>(who: Colleague, path: string) => t.api.get(path, { as: who.as }).then((r) => must(r).json<T>());
const post = (who: Colleague, path: string, body: unknown) => t.api.post(path, body, { as: who.as });
const begin = (who: Colleague, basedOn: string | null, examCodes: string[] = []) => post(who, ROOT, { basedOn, examCodes });
const begun = async (basedOn: string | null, examCodes: string[] = []) => must(await begin(author, basedOn, examCodes)).json<MajorVersionWhole>();
const save = (who: Colleague, v: MajorVersionWhole, changes: Partial<MajorHead>) => t.api.put(`${ROOT}/${v.id}`, { ...v.head, ...changes, version: v.version }, { as: who.as });
const saved = async (v: MajorVersionWhole, changes: Partial<MajorHead>) => must(await save(author, v, changes)).json<MajorVersionWhole>();
const move = (who: Colleague, v: MajorVersionWhole, act: string, version = v.version) => post(who, `${ROOT}/${v.id}/${act}`, { version, reason: '按建设主管部门2027年通知调整' });
const proposed = async (v: MajorVersionWhole) => must(await move(author, v, 'proposal')).json<MajorVersionWhole>();
const withdrawn = async (v: MajorVersionWhole) => must(await move(author, await get(author, `${ROOT}/${v.id}`), 'withdrawal'));
const addLine = (who: Colleague, v: MajorVersionWhole, line: Partial<MajorLineContent>) => post(who, `${ROOT}/${v.id}/lines`, { ...LINE, ...line, version: v.version });
const added = async (v: MajorVersionWhole, line: Partial<MajorLineContent>) => must(await addLine(author, v, line)).json<MajorVersionWhole>();
const findings = async (v: MajorVersionWhole) => (await get<MajorFindings>(author, `${ROOT}/${v.id}/findings`)).findings;
const LINE: MajorLineContent = { code: '081001', nameZh: '土木工程', nameEn: 'Civil Engineering', classZh: '土木类', category: 'core', names: { name2012: ['土木工程'] }, restored: false, note: null };
const editionFor = (exam: string, year: number, level: 'undergraduate' | 'postgraduate' = 'undergraduate') => t.inTx((tx) => findMajorTable(tx, exam, year, level)).then((found) => found?.version);

describe('writing', () => {
  it('copies an edition line by line, one open version of an edition at a time, and tells what was changed', async () => {
    const v = await begun('construction-2022');
    expect(v).toMatchObject({ state: 'draft', version: 1, basedOn: 'construction-2022', closed: { edit: null } });
    const again = await begin(approver, 'construction-2022');
    expect([again.status, codes(again)]).toEqual([409, ['major.draft_exists']]);
    expect(again.body).toContain('许静');
    const { lines, total } = await get<MajorLines>(author, `${ROOT}/${v.id}/lines?search=土木`);
    expect([lines.some((l) => l.nameZh === '土木工程'), total]).toEqual([true, v.lineCount]);
    expect(await get<MajorDiff>(author, `${ROOT}/${v.id}/differences`)).toMatchObject({ added: 0, removed: 0, changed: 0, unchanged: v.lineCount });
    const civil = lines.find((l) => l.nameZh === '土木工程');
    const { id: line, at: _at, ...content } = civil ?? { ...LINE, id: '', at: 0 };
    const next = must(await t.api.put(`${ROOT}/${v.id}/lines/${line}`, { ...content, category: 'related', version: v.version }, { as: author.as })).json<MajorVersionWhole>();
    const diff = await get<MajorDiff>(author, `${ROOT}/${v.id}/differences`);
    expect(diff.differences).toEqual([{ kind: 'changed', code: '081001', name: '土木工程', fields: [{ field: 'category', before: 'core', after: 'related' }] }]);
    expect(next.history.map((h) => h.act)).toEqual(['change_line', 'begin']);
    await withdrawn(v);
  });

  it('keeps a draft that is wrong and says every fault at its line; a fault stops the proposal', async () => {
    let v = await begun(null, ['046']);
    expect((await findings(v)).map((f) => f.code)).toEqual(['major.empty']);
    v = await added(v, {});
    v = await added(v, {});
    v = await added(v, { category: 'other', names: {} });
    v = await added(v, { code: '081002', nameZh: '建筑环境与能源应用工程', category: 'related', names: { name2013: ['供热通风与空调工程'], name2012: ['土木工程'] } });
    v = await saved(v, { examCodes: ['046', '999'], appliesFrom: 2030, appliesTo: 2029, columns: v.head.columns.toReversed() });
    expect((await findings(v)).map((f) => `${f.code} ${String(f.line)}`)).toEqual([
      'major.exam_unknown null', 'major.years_reversed null', 'major.columns_disordered null', 'major.line_twice 2', 'major.two_categories 3', 'major.column_unknown 4', 'major.name_ambiguous 4',
    ]);
    const no = await move(author, v, 'proposal');
    expect([no.status, codes(no)]).toEqual([422, ['major.exam_unknown', 'major.years_reversed', 'major.columns_disordered', 'major.line_twice', 'major.two_categories', 'major.column_unknown']]);
    await withdrawn(v);
  });

  it('two editors at once: the second is told who was first, and nothing is lost', async () => {
    const v = await begun(null, ['017']);
    const [one, two] = await Promise.all([addLine(author, v, {}), addLine(approver, v, { code: '081003', nameZh: '给排水科学与工程' })]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    const late = one.status === 409 ? one : two;
    expect(codes(late)).toEqual(['major.changed_meanwhile']);
    expect((await get<MajorLines>(author, `${ROOT}/${v.id}/lines`)).total).toBe(1);
    await withdrawn(v);
  });

  it('exams outside the jurisdiction do not exist, and a province reads but does not write', async () => {
    expect((await get<MajorTables>(economist, ROOT)).editions).toEqual([]);
    expect((await begin(economist, 'construction-2022')).status).toBe(404);
    expect(codes(await begin(economist, null, ['001', '034']))).toEqual(['major.exam_foreign']);
    const v = await begun('construction-2019');
    for (const path of ['', '/lines', '/findings', '/differences', '/synonyms']) expect((await t.api.get(`${ROOT}/${v.id}${path}`, { as: economist.as })).status, path).toBe(404);
    expect((await save(economist, v, {})).status).toBe(404);
    const seen = await get<MajorVersionWhole>(shandong, `${ROOT}/${v.id}`);
    expect(seen.closed.edit).toContain('国家统一制定');
    expect(codes(await save(shandong, v, {}))).toEqual(['major.nation_only']);
    await withdrawn(v);
  });
});

describe('coming into force', () => {
  it('takes a second person, by the rule and by the table, from its exam year on; the older edition stays for its years', async () => {
    expect(await editionFor('034', 2027)).toBe('construction-2022');
    let v = await begun('construction-2022');
    v = await added(v, { code: '081011', nameZh: '城市水系统工程', nameEn: 'Urban Water Systems', names: {} });
    v = await saved(v, { appliesFrom: 2027, title: { zh: '专业对照表（2027版）', en: 'Table of majors (2027)' } });
    const p = await proposed(v);
    const own = await move(author, p, 'approval');
    expect([own.status, codes(own)]).toEqual([403, ['major.own_work']]);
    await expect(t.inTx((tx) => tx.updateTable('major_version').set({ state: 'in_force', approved_by_id: author.id, edition: 'majors-2027-v0' }).where('version_id', '=', p.id).execute())).rejects.toThrow(/check/i);
    expect((await post(economist, `${ROOT}/${p.id}/approval`, { version: p.version, reason: '无权批准' })).status).toBe(403);
    const done = must(await move(approver, p, 'approval')).json<MajorVersionWhole>();
    expect(done).toMatchObject({ state: 'in_force', edition: `majors-2027-v${String(v.number)}` });
    expect(await Promise.all([2021, 2022, 2026, 2027, 2099].map((y) => editionFor('034', y)))).toEqual(['construction-2019', 'construction-2022', 'construction-2022', done.edition, done.edition]);
    const page = await t.page.get('/majors?version=construction-2022');
    expect(page.body).toContain('2022—2026');
    expect((await t.api.get(`/api/majors/matches?exam=034&year=2027&major=城市水系统工程&graduatedIn=202406`)).json<{ matches: MajorMatch[] }>().matches[0]?.by).toBe('exact');
    expect((await t.api.get(`/api/majors/matches?exam=034&year=2026&major=城市水系统工程&graduatedIn=202406`)).json<{ matches: MajorMatch[] }>().matches).toEqual([]);
  });

  it('refuses years that another edition has, and two approvals at once leave one edition for an exam, year and level', async () => {
    const free = await begun(null, ['034']);
    const clash = await saved(await added(free, {}), { appliesFrom: 2020, appliesTo: 2023 });
    const taken = ['major.years_taken', 'major.years_taken', 'major.years_taken'];
    expect((await findings(clash)).map((f) => f.code)).toEqual(taken);
    expect(codes(await move(author, clash, 'proposal'))).toEqual(taken);
    await withdrawn(clash);
    const rivals = await Promise.all([0, 1].map(async () => proposed(await saved(await added(await begun(null, ['045']), {}), { appliesFrom: 2028 }))));
    const replies = await Promise.all(rivals.map((v) => move(approver, v, 'approval')));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 422]);
    expect(replies.flatMap((r) => (r.status === 422 ? codes(r) : []))).toEqual(['major.years_taken']);
    expect((await t.inTx(listMajorTables)).filter((x) => x.examCodes.includes('045'))).toHaveLength(1);
    await expect(t.asOwner(`insert into major_table_year select exam_code, education_level, exam_year, 'construction-2019' from major_table_year where exam_code = '045' limit 1`)).rejects.toMatchObject({ code: '23505' });
  });

  it('one press counts once: a second approval of the same version says what it is now', async () => {
    const v = await proposed(await saved(await added(await begun(null, ['017']), {}), { appliesFrom: 2028 }));
    const replies = await Promise.all([move(approver, v, 'approval'), move(approver, v, 'approval')]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
  });

  it('an edition with all its years taken over stays readable, and its version is marked as replaced', async () => {
    const [first] = (await get<MajorTables>(author, ROOT)).versions.filter((v) => v.examCodes.includes('017') && v.state === 'in_force');
    const v = await proposed(await saved(await begun(first?.edition ?? ''), { appliesFrom: 2028 }));
    must(await move(approver, v, 'approval'));
    const { editions, versions } = await get<MajorTables>(author, ROOT);
    expect(versions.find((x) => x.id === first?.id)?.state).toBe('replaced');
    expect(editions.find((e) => e.version === first?.edition)?.replacedBy).toBe(`majors-2028-v${String(v.number)}`);
    expect((await t.page.get(`/majors?version=${first?.edition ?? ''}`)).status).toBe(200);
    expect((await t.api.get('/api/staff/exams/017/changes', { as: author.as })).status).toBe(200);
  });

  it('a name variant takes the warning away once the version is in force', async () => {
    const ask = (level: string) => t.api.get(`/api/majors/matches?exam=034&year=2031&major=智能建造与管理&graduatedIn=202406&level=${level}`).then((r) => r.json<{ matches: MajorMatch[] }>().matches.map((m) => [m.by, m.major.name.zh]));
    expect(await ask('bachelor')).toEqual([]);
    const base = await editionFor('034', 2031);
    let v = await saved(await begun(base ?? ''), { appliesFrom: 2031 });
    v = must(await post(author, `${ROOT}/${v.id}/synonyms`, { version: v.version, name: '智能建造与管理专业', code: '081001', source: '山东等三省审核先例' })).json<MajorVersionWhole>();
    v = must(await post(author, `${ROOT}/${v.id}/synonyms`, { version: v.version, name: '云上工程', code: '999999', source: '误录' })).json<MajorVersionWhole>();
    expect(codes(await move(author, v, 'proposal'))).toEqual(['major.synonym_target']);
    v = must(await post(author, `${ROOT}/${v.id}/synonym-removals`, { version: v.version, name: '云上工程' })).json<MajorVersionWhole>();
    must(await move(approver, await proposed(v), 'approval'));
    expect(await ask('bachelor')).toEqual([['synonym', '土木工程']]);
    const copy = await begun(`majors-2031-v${String(v.number)}`);
    expect((await get<{ synonyms: { name: string; addedBy: string }[] }>(author, `${ROOT}/${copy.id}/synonyms`)).synonyms).toMatchObject([{ name: '智能建造与管理专业', addedBy: '许静' }]);
    await withdrawn(copy);
  });
});

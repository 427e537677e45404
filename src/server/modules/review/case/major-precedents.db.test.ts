import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CaseMajors, PrecedentGroups } from '#contracts/major-precedents.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let jinan: Colleague;
let qingdao: Colleague;
let nanchang: Colleague;
let nation: Colleague;
let second: Colleague;
let economist: Colleague;
let zhang: string;
let li: string;
let wang: string;

beforeAll(async () => {
  t = await testApp();
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  jinan = await colleague(t, { name: '赵磊', jurisdiction: { kind: 'points', points: ['3701-01'] } });
  qingdao = await colleague(t, { name: '周敏', jurisdiction: { kind: 'points', points: ['3702-01'] } });
  nanchang = await colleague(t, { name: '熊英', jurisdiction: { kind: 'points', points: ['3601-01'] } });
  nation = await colleague(t, { name: '许静', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  second = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
  zhang = (await awaitingReview(t, sittingId, { name: '张伟' })).id;
  li = (await awaitingReview(t, sittingId, { name: '欧阳倩', point: '3702-01' })).id;
  wang = (await awaitingReview(t, sittingId, { name: '阿依古丽·买买提', how: 'on_site' })).id;
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const address = (id: string) => `/api/staff/applications/${id}/major-precedents`;
const see = async (who: Colleague, id: string) => must(await t.api.get(address(id), { as: who.as })).json<CaseMajors>();
const record = (who: Colleague, id: string, countsAs: string, reason = '培养方案中建筑类课程占三分之二', of = 'education') => t.api.post(address(id), { of, countsAs, reason }, { as: who.as });
const groups = async (query = '') => must(await t.api.get(`/api/staff/major-precedents${query}`, { as: nation.as })).json<PrecedentGroups>();

describe('a major no table names', () => {
  it('is counted by the reviewer with a reason, and shown to the next reviewer of the same province', async () => {
    const first = await see(jinan, zhang);
    expect(first).toMatchObject({ closed: null, majors: [{ of: 'education', stated: '艺术设计', own: null, here: [], elsewhere: [], contradictory: false }] });
    must(await record(jinan, zhang, 'related'));
    expect((await see(jinan, zhang)).majors[0]?.own).toMatchObject({ countsAs: 'related', by: '赵磊', mine: true, applicationId: zhang });
    expect((await see(qingdao, li)).majors[0]).toMatchObject({
      own: null, here: [{ countsAs: 'related', by: '赵磊', mine: false, reason: '培养方案中建筑类课程占三分之二', place: '山东', applicationId: null }], tally: [{ countsAs: 'related', times: 1 }],
    });
    expect((await t.api.get(address(zhang), { as: qingdao.as })).status).toBe(404);
  });

  it('another province learns how often, not who nor why, and no case leaves its jurisdiction', async () => {
    const told = await t.api.get(address(wang), { as: nanchang.as });
    expect(must(told).json<CaseMajors>().majors[0]).toMatchObject({ own: null, here: [], elsewhere: [{ countsAs: 'related', times: 1, provinces: 1 }] });
    for (const secret of ['赵磊', '培养方案', zhang]) expect(told.body).not.toContain(secret);
    expect((await record(nanchang, zhang, 'none')).status).toBe(404);
    expect((await t.api.get(address(zhang), { as: economist.as })).status).toBe(404);
  });

  it('changes nothing for the candidate by itself', async () => {
    const before = await t.inTx((tx) => tx.selectFrom('application').select(['major_matches', 'review_state', 'version']).where('id', '=', wang).executeTakeFirstOrThrow());
    must(await record(nanchang, wang, 'none', '课程与工程无关，经研究不予认定'));
    expect(await t.inTx((tx) => tx.selectFrom('application').select(['major_matches', 'review_state', 'version']).where('id', '=', wang).executeTakeFirstOrThrow())).toEqual(before);
    const matches = await t.api.get('/api/majors/matches?exam=034&year=2026&major=艺术设计&graduatedIn=201406');
    expect(matches.json<{ matches: unknown[] }>().matches).toEqual([]);
    expect((await see(qingdao, li)).majors[0]).toMatchObject({ contradictory: true, elsewhere: [{ countsAs: 'none', times: 1, provinces: 1 }] });
  });

  it('said anew takes the place of what was said, which stays kept; two at once leave one', async () => {
    const replies = await Promise.all([record(jinan, zhang, 'core', '复核后认为属本专业'), record(jinan, zhang, 'related', '维持相近专业的认定')]);
    expect(replies.some((r) => r.status === 200)).toBe(true);
    for (const r of replies) expect(r.status === 200 || codes(r).includes('major.precedent_meanwhile')).toBe(true);
    const rows = await t.inTx((tx) => tx.selectFrom('major_precedent').select(['superseded_at']).where('application_id', '=', zhang).execute());
    expect(rows.filter((r) => r.superseded_at === null)).toHaveLength(1);
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it.each([[{ countsAs: 'maybe' }, 'field.not_a_choice'], [{ reason: '是' }, 'field.too_short'], [{ of: 'degree' }, 'major.precedent_no_degree']])('%j is refused with its words', async (changes, code) => {
    const no = await t.api.post(address(zhang), { of: 'education', countsAs: 'core', reason: '培养方案相符', ...changes }, { as: jinan.as });
    expect([no.status, codes(no)]).toEqual([422, [code]]);
  });
});

describe('whoever keeps the table', () => {
  it('sees every such major with how it was counted, where reviewers disagree, and the decisions behind', async () => {
    const { groups: [group] } = await groups();
    expect(group).toMatchObject({ exam: '034', major: '艺术设计', times: 2, contradictory: true, inTable: null, provinces: expect.arrayContaining(['山东', '江西']) });
    expect((await groups('?contradictory=yes&search=艺术')).groups).toHaveLength(1);
    expect((await groups('?search=不存在')).groups).toEqual([]);
    const { decisions } = must(await t.api.get('/api/staff/major-precedents/decisions?exam=034&major=艺术设计', { as: nation.as })).json<{ decisions: { by: string; reason: string }[] }>();
    expect(decisions.map((d) => d.by).toSorted()).toEqual(['熊英', '赵磊'].toSorted());
    expect((await t.api.get('/api/staff/major-precedents/decisions?exam=034&major=艺术设计', { as: economist.as })).status).toBe(404);
    expect(must(await t.api.get('/api/staff/major-precedents', { as: economist.as })).json<PrecedentGroups>().groups).toEqual([]);
  });

  it('makes the name a variant of the next version in one act; it counts once a second person approved it', async () => {
    const adopt = (who: Colleague, code: string) => t.api.post('/api/staff/major-precedents/synonyms', { exam: '034', major: '艺术设计', edition: 'construction-2022', code }, { as: who.as });
    expect((await adopt(economist, '081001')).status).toBe(404);
    const v = must(await adopt(nation, '081001')).json<MajorVersionWhole>();
    expect(v).toMatchObject({ state: 'draft', basedOn: 'construction-2022', synonymCount: 1 });
    const again = must(await adopt(nation, '082801')).json<MajorVersionWhole>();
    expect([again.id, again.synonymCount]).toEqual([v.id, 1]);
    const { synonyms } = must(await t.api.get(`/api/staff/major-versions/${v.id}/synonyms`, { as: nation.as })).json<{ synonyms: { source: string; code: string }[] }>();
    expect(synonyms).toMatchObject([{ code: '082801', source: expect.stringContaining('审核先例 2 次') }]);
    const move = (who: Colleague, act: string, version: number) => t.api.post(`/api/staff/major-versions/${v.id}/${act}`, { version, reason: '多省审核先例一致' }, { as: who.as });
    const ready = must(await adopt(nation, '081001')).json<MajorVersionWhole>();
    const proposed = must(await move(nation, 'proposal', ready.version)).json<MajorVersionWhole>();
    expect(codes(await adopt(nation, '081001'))).toContain('major.wrong_state');
    must(await move(second, 'approval', proposed.version));
    expect((await groups()).groups[0]?.inTable).toMatchObject({ code: '081001' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CaseMajors } from '#contracts/major-precedents.ts';
import type { CaseQuestions, MajorQuestions } from '#contracts/major-questions.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let jinan: Colleague;
let qingdao: Colleague;
let city: Colleague;
let shandong: Colleague;
let jiangxi: Colleague;
let zhang: string;
let li: string;

beforeAll(async () => {
  t = await testApp();
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  jinan = await colleague(t, { name: '赵磊', jurisdiction: { kind: 'points', points: ['3701-01'] } });
  qingdao = await colleague(t, { name: '周敏', jurisdiction: { kind: 'points', points: ['3702-01'] } });
  city = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
  shandong = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
  zhang = (await awaitingReview(t, sittingId, { name: '张伟' })).id;
  li = (await awaitingReview(t, sittingId, { name: '欧阳倩', point: '3702-01' })).id;
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const ofCase = (id: string) => `/api/staff/applications/${id}/major-questions`;
const ask = (who: Colleague, id: string, question = '培养方案中建筑类课程约占一半，是否按相近专业？', of = 'education') => t.api.post(ofCase(id), { of, question }, { as: who.as });
const see = async (who: Colleague, id: string) => must(await t.api.get(ofCase(id), { as: who.as })).json<CaseQuestions>();
const list = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/major-questions${query}`, { as: who.as })).json<MajorQuestions>().questions;
const answer = (who: Colleague, id: string, countsAs = 'related', words = '建筑类课程过半，按相近专业认定') => t.api.post(`/api/staff/major-questions/${id}/answer`, { countsAs, answer: words }, { as: who.as });
const withdraw = (who: Colleague, id: string) => t.api.post(`/api/staff/major-questions/${id}/withdrawal`, {}, { as: who.as });

describe('a reviewer who cannot decide on a major', () => {
  it('asks the province; the answer is a precedent, and both are kept', async () => {
    must(await ask(jinan, zhang));
    expect(codes(await ask(jinan, zhang))).toEqual(['major.question_asked']);
    const [open] = await list(shandong, '?state=open');
    expect(open).toMatchObject({ applicationId: zhang, stated: '艺术设计', state: 'open', askedBy: '赵磊', closed: { answer: null } });
    expect(codes(await answer(city, open?.id ?? ''))).toEqual(['major.question_for_province']);
    expect((await answer(jinan, open?.id ?? '')).status).toBe(403);
    must(await answer(shandong, open?.id ?? ''));
    expect(codes(await answer(shandong, open?.id ?? ''))).toEqual(['major.question_closed']);
    expect(codes(await withdraw(jinan, open?.id ?? ''))).toEqual(['major.question_closed']);
    expect((await see(jinan, zhang)).questions).toMatchObject([{ state: 'answered', countsAs: 'related', answer: '建筑类课程过半，按相近专业认定', closedBy: '王琳' }]);
    const majors = must(await t.api.get(`/api/staff/applications/${li}/major-precedents`, { as: qingdao.as })).json<CaseMajors>().majors;
    expect(majors[0]).toMatchObject({ here: [{ countsAs: 'related', by: '王琳', reason: '建筑类课程过半，按相近专业认定' }] });
  });

  it('may take a question back, nobody else may, and ask again', async () => {
    must(await ask(qingdao, li, '艺术设计（环境方向）能否认定？'));
    const [mine] = (await see(qingdao, li)).questions;
    expect(mine).toMatchObject({ mine: true, closed: { withdraw: null } });
    expect((await withdraw(jinan, mine?.id ?? '')).status).toBe(404);
    must(await withdraw(qingdao, mine?.id ?? ''));
    expect(codes(await answer(shandong, mine?.id ?? ''))).toEqual(['major.question_closed']);
    must(await ask(qingdao, li, '补充了培养方案，再请示一次'));
    expect((await see(qingdao, li)).questions.map((q) => q.state)).toEqual(['withdrawn', 'open']);
  });

  it('is seen within the jurisdiction only', async () => {
    expect((await list(jiangxi)).length).toBe(0);
    const [open] = await list(shandong, '?state=open');
    expect((await answer(jiangxi, open?.id ?? '')).status).toBe(404);
    expect((await ask(jinan, li)).status).toBe(404);
    expect((await list(city)).every((q) => q.applicationId === zhang)).toBe(true);
    expect((await list(qingdao)).every((q) => q.applicationId === li)).toBe(true);
  });

  it('is answered once, however many answer at the same moment, never by who asked, whatever the program says', async () => {
    const [open] = await list(shandong, '?state=open');
    const others = await Promise.all([1, 2].map(() => colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } })));
    const done = await Promise.all([shandong, ...others].map((one, n) => answer(one, open?.id ?? '', n === 0 ? 'none' : 'other')));
    expect(done.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    await expect(t.asOwner('update major_question set closed_by_id = asked_by_id where question_id = $1', [open?.id])).rejects.toThrow(/major_question_two_people/);
  });

  it('asks nothing without words, and nothing about a degree the case does not state', async () => {
    expect(codes(await ask(jinan, zhang, '嗯'))).toEqual(['field.too_short']);
    expect(codes(await ask(jinan, zhang, '学位专业如何认定？', 'degree'))).toEqual(['major.precedent_no_degree']);
    expect((await ask(shandong, zhang)).status).toBe(403);
  });
});

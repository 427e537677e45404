import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { enrol } from '#server/testing/score-roll.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let officer: Colleague;
let sitting: { id: string; examOn: readonly string[] };
type Sits = Candidate & { id: string };
let wang: Sits, zhang: Sits;
const [WANG, ZHANG] = ['27034370100101', '27034370100102'] as const;
const DAY = 86_400_000;

beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sitting = found.sitting;
  const sits = async (name: string): Promise<Sits> => { const who = await readyCandidate(t, { name }); return { ...who, id: await apply(t, who, { sittingId: sitting.id }) }; };
  wang = await sits('欧阳倩');
  zhang = await sits('张伟');
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved'`);
  await enrol(t, sitting.id, [{ number: WANG, accountId: wang.accountId, applicationId: wang.id }, { number: ZHANG, accountId: zhang.accountId, applicationId: zhang.id }]);
  officer = await colleague(t, { name: '孙丽华', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  await at(Date.parse(`${sitting.examOn[0] ?? ''}T18:00:00+08:00`));
  for (const [ticket, subject, kind, note] of [[WANG, '1', 'absent', ''], [WANG, '2', 'violation', '携带手机入场'], [WANG, '3', 'absent', '']] as const) must(await record('', { ticket, subject, kind, note }));
  must(await record('/cancelled', { ticket: WANG, subject: '3', reason: '监考员登记错行' }));
}, 240_000);
afterAll(() => t.stop());

async function at(now: number) {
  t.clock.set(now);
  officer.as = await t.signInStaff(officer.id);
  for (const who of [wang, zhang]) who.as = await t.signInCandidate(who.accountId);
}
const record = (path: string, body: Record<string, string>) => t.api.post(`/api/staff/score-sittings/${sitting.id}/exam-day${path}`, body, { as: officer.as });
const stateOf = async (who: Sits) => must(await t.api.get(`/api/applications/${who.id}`, { as: who.as })).json<ApplicationView>();
const reported = async (who: Sits) => (await stateOf(who)).later.find((a) => a.step === 'exam')?.reasons ?? [];

it('is said to nobody while the exam goes on', async () => {
  expect(await reported(wang)).toEqual([]);
});

it('once it is over a candidate reads what the rooms recorded, subject by subject, and not what was cancelled (S14)', async () => {
  await at(Date.parse(`${sitting.examOn.at(-1) ?? ''}T00:00:00+08:00`) + DAY);
  expect((await stateOf(wang)).state).toBe('S14');
  expect(await reported(wang)).toEqual([expect.stringMatching(/^建设工程经济：考场登记为缺考/), expect.stringMatching(/法规.*：考场登记为违纪/)]);
  const page = must(await t.page.get(`/my/applications/${wang.id}`, { as: wang.as })).body;
  expect(page).toContain('考场登记为缺考');
  expect(page).toContain('书面处理决定');
  expect(page).not.toContain('手机');
});

it('of nobody else', async () => {
  expect((await stateOf(zhang)).state).toBe('S14');
  expect(await reported(zhang)).toEqual([]);
});

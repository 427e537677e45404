import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { shiftOpened } from '#server/testing/cash-shift.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const JIANGXI = { kind: 'province', province: '36' };
const DECISION = { decisionNumber: '赣人考处字〔2026〕第012号', reason: '提交虚假的工作年限证明' };

let t: TestApp;
let sittingId: string;
let counter: Colleague;
let officer: Colleague;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  counter = await colleague(t, { name: '周岚', roles: ['reviewer', 'cashier'], jurisdiction: JIANGXI });
  await shiftOpened(t, counter.id, { place: '36' });
  officer = await colleague(t, { name: '熊建军', roles: ['provincial_exam_officer'], jurisdiction: JIANGXI });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const readCase = async (id: string) => must(await t.api.get(`/api/staff/applications/${id}`, { as: counter.as })).json<ReviewCase>();
const voiding = (who: Colleague, id: string, version: number, changes: Record<string, unknown> = {}) => t.api.post(`/api/staff/applications/${id}/voiding`, { ...DECISION, version, ...changes }, { as: who.as });

/** Approved and paid at the counter: 报名完成. */
async function completed(name: string) {
  const waiting = await awaitingReview(t, sittingId, { how: 'on_site', name });
  must(await t.api.post(`/api/staff/applications/${waiting.id}/review`, { decision: 'approve', version: (await readCase(waiting.id)).version }, { as: counter.as }));
  const { dueInFen } = must(await t.api.get(`/api/applications/${waiting.id}`, { as: waiting.candidate.as })).json<ApplicationView>();
  must(await t.api.post(`/api/staff/applications/${waiting.id}/payments`, { amountInFen: dueInFen }, { as: counter.as }));
  return waiting;
}

test('an officer voids a completed application on a decision; candidate, history and audit say why (T30)', async () => {
  const { id, candidate } = await completed('刘洋');
  expect((await readCase(id)).state).toBe('S12');
  const { version } = await readCase(id);
  const offered = async (who: Colleague) => must(await t.api.get(`/api/staff/applications/${id}`, { as: who.as })).json<ReviewCase>().voiding;
  expect([await offered(officer), await offered(counter)]).toEqual([[], null]);
  expect(must(await voiding(officer, id, version)).json()).toMatchObject({ state: 'X3', stateText: '报名无效' });

  const view = must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>();
  expect([view.state, view.dimensions.payment, view.acts.filter((a) => a.open)]).toEqual(['X3', 'paid', []]);
  const page = await t.page.get(`/my/applications/${id}`, { as: candidate.as });
  for (const said of ['报名无效', DECISION.reason, DECISION.decisionNumber]) expect(page.body).toContain(said);
  expect((await readCase(id)).history.at(-1)).toMatchObject({ actText: '报名无效', by: '考务人员 熊建军', note: `${DECISION.reason}（${DECISION.decisionNumber}）` });
  const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto));
  expect(told.find((m) => m.template === 'application_voided')?.text).toContain(`一级建造师已被认定为报名无效：${DECISION.reason}（处理决定：${DECISION.decisionNumber}）`);
  const audited = await t.db.selectFrom('audit_event').select(['reason', 'actor_id', 'account_id']).where('action', '=', 'application.void').where('subject', '=', `application:${id}`).execute();
  expect(audited).toEqual([{ reason: DECISION.reason, actor_id: officer.id, account_id: candidate.accountId }]);

  expect(await offered(officer)).toEqual(['只有报名完成的，或已缴费而核验不通过的报考可以作废']);
  expect(codes(await voiding(officer, id, version))).toEqual(['application.changed_meanwhile']);
  expect(codes(await voiding(officer, id, (await readCase(id)).version))).toEqual(['application.not_complete']);
}, 60_000);

test('only what is complete, only with a reason and a decision, only within the jurisdiction, only with the permission', async () => {
  const waiting = await awaitingReview(t, sittingId, { how: 'on_site', name: '欧阳倩' });
  const { version } = await readCase(waiting.id);
  expect(codes(await voiding(officer, waiting.id, version))).toEqual(['application.not_complete']);
  expect(codes(await voiding(officer, waiting.id, version, { reason: '假', decisionNumber: '' }))).toEqual(['decisionNumber: field.too_short', 'reason: review.reason_too_short']);
  const shandong = await colleague(t, { roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  expect((await voiding(shandong, waiting.id, version)).status).toBe(404);
  expect((await voiding(counter, waiting.id, version)).status).toBe(403);
  expect((await readCase(waiting.id)).version).toBe(version);
}, 60_000);

test('two officers at once void once', async () => {
  const { id } = await completed('阿依古丽·买买提');
  const { version } = await readCase(id);
  const other = await colleague(t, { name: '万芳', roles: ['provincial_exam_officer'], jurisdiction: JIANGXI });
  const replies = await Promise.all([voiding(officer, id, version), voiding(other, id, version)]);
  expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
  expect((await readCase(id)).history.filter((h) => h.actText === '报名无效')).toHaveLength(1);
}, 60_000);

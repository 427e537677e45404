import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComparisonItem, CreditReportItem, CreditReportItems, DifferenceItem } from '#contracts/credit-reports.ts';
import type { RecordView } from '#contracts/integrity.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let zheng: Colleague;
let jiangxi: Colleague;
let li: Colleague;
const records: string[] = [];
beforeAll(async () => {
  t = await testApp();
  zheng = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '江涛', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '36' } });
  li = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  for (const [at, province] of ['37', '37', '36'].entries()) {
    records.push((await t.inTx((tx) => openRecord(tx, t.kit.crypto, { name: '阿依古丽·买买提', documentType: 'resident_id', documentNumber: citizenNumber('370102', '19920725', 500 + at), kind: 'serious', article: '第七条', decisionNumber: `考处字〔2026〕第${String(at + 1)}号`, decidedOn: '2026-10-12', province }, t.clock.now()))) ?? '');
  }
}, 120_000);
afterAll(() => t.stop());

const refusals = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const list = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/credit-reports${query}`, { as: who.as })).json<CreditReportItems>();
const one = async (id: string): Promise<CreditReportItem | undefined> => (await list(li)).items.find((r) => r.recordId === id);
const stands = (id: string, sql: string) => t.asOwner(`update credit_report set ${sql} where record_id = $1`, [id]);
const resend = (id: string, who: Colleague, reason = '名称已与平台核对一致') => t.api.post(`/api/staff/credit-reports/${id}/resending`, { reason }, { as: who.as });

test('each sees the reports of the jurisdiction with what the platform said last, nobody’s name, and why the rest cannot be done', async () => {
  const [refused = '', taken = '', elsewhere = ''] = records;
  await stands(refused, `state = 'refused', why = 'refused_us', tries = 1`);
  await stands(taken, `state = 'taken', taken_sequence = sequence, receipt = 'XY-2026-0001', taken_at = now()`);
  const own = await list(zheng);
  expect(own.counts).toEqual({ queued: 0, taken: 1, refused: 1 });
  expect(own.items.map((r) => r.recordId).toSorted()).toEqual([refused, taken].toSorted());
  expect(own.items.find((r) => r.recordId === refused)).toMatchObject({ stateText: '对方拒收', whyText: '对方拒绝受理', nextAt: null, resend: [], placeText: '山东省' });
  expect(own.items.find((r) => r.recordId === taken)).toMatchObject({ receipt: 'XY-2026-0001', nextAt: null, resend: [expect.stringContaining('无须重新上报')] });
  expect(JSON.stringify(own)).not.toMatch(/阿依古丽|370102/);
  expect((await list(zheng, '?state=refused')).items.map((r) => r.recordId)).toEqual([refused]);
  expect((await list(jiangxi)).items.map((r) => r.recordId)).toEqual([elsewhere]);
  expect((await list(li)).items).toHaveLength(3);
  expect((await one(refused))?.resend).toEqual(['您的角色不能办理']);
});

test('what was refused goes out again with a reason that stays in the history; what was taken, of others or without a reason does not', async () => {
  const [refused = '', taken = '', elsewhere = ''] = records;
  expect((await resend(refused, li)).status).toBe(403);
  expect(refusals(await resend(elsewhere, zheng))).toEqual(['integrity.report_not_found']);
  expect(refusals(await resend(newId(), zheng))).toEqual(['integrity.report_not_found']);
  expect(refusals(await resend(taken, zheng))).toEqual(['integrity.report_taken']);
  expect(refusals(await resend(refused, zheng, '  '))).toEqual(['field.too_short']);
  expect((await one(refused))?.state).toBe('refused');
  must(await resend(refused, zheng));
  expect(await one(refused)).toMatchObject({ state: 'queued', tries: 0, resend: ['您的角色不能办理'] });
  const sent = (await t.asOwner(`select data::text as data from jobs.job where name = 'integrity.send-report' and data::text like '%' || $1 || '%'`, [refused])).rows;
  expect(sent.length).toBeGreaterThanOrEqual(1);
  const { history } = must(await t.api.get(`/api/staff/integrity-records/${refused}`, { as: zheng.as })).json<RecordView>();
  expect(history.at(-1)).toMatchObject({ actText: '重新上报信用平台', by: '郑刚', note: '名称已与平台核对一致' });
});

test('a report that the platform really refused is taken once the ground is away and an officer sends it again', async () => {
  const report = (await t.inTx((tx) => openRecord(tx, t.kit.crypto, { name: '欧阳倩', documentType: 'resident_id', documentNumber: citizenNumber('370102', '19930211', 520), kind: 'serious', article: '第七条', decisionNumber: '鲁人考处字〔2026〕第77号', decidedOn: '2026-10-12', province: '37' }, t.clock.now()))) ?? '';
  const behave = (mode: 'denied' | 'normal') => t.outside?.registries.standIn?.behave({ credit: { mode, delayMs: 0 } });
  await behave('denied');
  await t.runJobs();
  expect(await one(report)).toMatchObject({ state: 'refused', whyText: '对方拒绝受理', nextAt: null });
  await behave('normal');
  await t.runJobs();
  expect((await one(report))?.state).toBe('refused');
  must(await resend(report, zheng, '平台已登记我方新密钥'));
  await t.runJobs();
  expect(await one(report)).toMatchObject({ state: 'taken', receipt: expect.stringMatching(/^XY-/) as string, nextAt: null });
});

test('of a comparison each sees what differed of the own records; what nobody here knows is the nation’s', async () => {
  const [ours = '', , elsewhere = ''] = records;
  const [id, stranger] = [newId(), newId()];
  await t.asOwner(`insert into credit_reconciliation (id, state, compared, differing, began_at, ended_at) values ($1, 'done', 3, 3, now(), now())`, [id]);
  await t.asOwner(`insert into credit_difference (reconciliation_id, record_id, kind, ours, theirs, mended) values ($1, $2, 'missing_there', 'published', null, true), ($1, $3, 'content', 'aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', true), ($1, $4, 'unknown_here', null, 'published', false)`, [id, ours, elsewhere, stranger]);
  const within = async (who: Colleague) => must(await t.api.get('/api/staff/credit-comparisons', { as: who.as })).json<{ items: ComparisonItem[] }>().items.map((c) => [c.differing, c.within]);
  const differing = async (who: Colleague) => must(await t.api.get(`/api/staff/credit-comparisons/${id}/differences`, { as: who.as })).json<{ items: DifferenceItem[] }>().items;
  expect([await within(zheng), await within(jiangxi), await within(li)]).toEqual([[[3, 1]], [[3, 1]], [[3, 3]]]);
  expect(await differing(zheng)).toMatchObject([{ recordId: ours, kindText: '对方没有', oursText: '公示中', theirsText: '没有', mendedText: '已重新上报' }]);
  expect(await differing(jiangxi)).toMatchObject([{ recordId: elsewhere, kindText: '内容不同', oursText: '内容摘要 aaaaaaaaaaaa' }]);
  expect((await differing(li)).find((d) => d.recordId === stranger)).toMatchObject({ decisionNumber: null, placeText: null, mended: false, mendedText: '待查明' });
  expect(refusals(await t.api.get(`/api/staff/credit-comparisons/${newId()}/differences`, { as: li.as }))).toEqual(['integrity.comparison_not_found']);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { BatchWhole } from '#contracts/certificate-batches.ts';
import type { CaseList, CertificateWhole } from '#contracts/certificate-cases.ts';
import type { CertificateSheet, OwnCertificate, OwnCertificates } from '#contracts/certificates.ts';
import { completionTakenBack } from '#server/modules/completions/index.ts';
import { revocationDigest } from '#server/modules/signed-codes/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { cleared, openSitting, tellCleared, type ClearedPerson } from '#server/testing/cleared.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let officer: Colleague, second: Colleague, other: Colleague;
let wang: ClearedPerson, ayi: ClearedPerson, ji: ClearedPerson, zhang: ClearedPerson;

const codes = (reply: Reply) => [reply.status, ...reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)];
const own = async (who: ClearedPerson) => { const [c] = must(await t.api.get('/api/certificates', { as: who.as })).json<OwnCertificates>().certificates; if (!c) throw new Error(`${who.name} has none`); return c; };
const whole = async (who: ClearedPerson, as = officer) => must(await t.api.get(`/api/staff/certificates/${who.accountId}/${(await own(who)).id}`, { as: as.as })).json<CertificateWhole>();
const REVOKE = { kind: 'revoke', basis: 'issuing_error', reason: '核发时误将未达到合格标准的科目计入', legalBasis: '《行政许可法》第六十九条', decisionNumber: '鲁人考证撤〔2027〕1号' };
const propose = async (who: ClearedPerson, words: Record<string, unknown> = REVOKE, as = officer) => t.api.post(`/api/staff/certificates/${who.accountId}/${(await own(who)).id}/cases`, words, { as: as.as });
async function move(who: ClearedPerson, path: string, as: Colleague, body: Record<string, unknown> = {}) {
  const c = await whole(who);
  return t.api.post(`/api/staff/certificates/${who.accountId}/${c.id}/cases/${c.cases[0]?.id ?? ''}/${path}`, { version: c.cases[0]?.version, ...body }, { as: as.as });
}
const lookUp = async (number: string, name: string) => {
  const found = await t.api.post('/api/certificate-look-ups', { number, name, captcha: { proof: 'pass' } });
  return found.status === 200 ? must(await t.api.get(`/api/certificate-sheets/${found.json<{ token: string }>().token}`)).json<CertificateSheet>().state : found.status;
};
const revokedCodes = async () => ((await t.asOwner('select digest from revoked_code')).rows as { digest: Buffer }[]).map((r) => r.digest.toString('hex'));
const today = () => new Date(t.kit.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
async function annotate(who: ClearedPerson): Promise<OwnCertificate> {
  return must(await t.api.post(`/api/certificates/${(await own(who)).id}/copies`, { purpose: 'title', validUntil: today() }, { as: who.as })).json<OwnCertificate>();
}

beforeAll(async () => {
  t = await testApp();
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: province('37') });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  const sitting = await openSitting(t);
  wang = await cleared(t, sitting, '王晓[沛]');
  ayi = await cleared(t, sitting, '阿依古丽·买买提');
  ji = await cleared(t, sitting, '𠮷田');
  zhang = await cleared(t, sitting, '张伟');
  await t.runJobs();
  t.clock.set(Date.parse(`${sitting.lastDay}T09:00:00+08:00`) + 60 * 86_400_000);
  await signInAgain();
  const { id } = must(await t.api.post('/api/staff/certificate-batches', { sittingId: sitting.sittingId, province: '37', approvedOn: sitting.lastDay }, { as: officer.as })).json<BatchWhole>();
  must(await t.api.post(`/api/staff/certificate-batches/${id}/approval`, { version: 1 }, { as: second.as }));
  await t.runJobs();
}, 240_000);
afterAll(() => t.stop());

async function signInAgain() {
  for (const who of [officer, second, other]) who.as = await t.signInStaff(who.id);
  for (const who of [wang, ayi, ji, zhang]) who.as = await t.signInCandidate(who.accountId);
}

describe('换发 after a corrected name', () => {
  test('is refused while nothing differs, and to another province', async () => {
    const words = { kind: 'reissue', basis: 'name_corrected', reason: '公安机关已更正姓名用字，凭户口簿核实' };
    expect(codes(await propose(wang, words))).toEqual([409, 'certificate.unchanged']);
    await t.asOwner(`update account set name = '王晓芾' where account_id = $1`, [wang.accountId]);
    expect(codes(await propose(wang, words, other))).toEqual([404, 'certificate.not_there']);
    expect((await propose(wang, words, second)).status).toBe(403);
    expect((await whole(wang)).stale).toBe(true);
    expect(codes(await propose(wang, { ...words, reason: '短' }))).toEqual([422, 'field.too_short']);
    must(await propose(wang, words));
    expect(codes(await propose(wang, words))).toEqual([409, 'certificate.case_open']);
  });

  test('makes a new version under the same numbers; the old code, copies and name no longer hold', async () => {
    const before = await own(wang);
    const { copies } = await annotate(wang);
    expect(copies.map((c) => c.current)).toEqual([true]);
    expect(codes(await move(wang, 'approval', officer))).toEqual([409, 'certificate.own_proposal']);
    const approved = await Promise.all([move(wang, 'approval', second), move(wang, 'approval', second)]);
    expect(approved.map((r) => r.status).sort()).toEqual([200, 409]);
    const after = await whole(wang);
    expect([after.sheet.name, after.sheet.version, after.sheet.number, after.versions.map((v) => v.name), after.stale]).toEqual(['王晓芾', 2, before.number, ['王晓芾', '王晓[沛]'], false]);
    expect([await lookUp(before.number, '王晓[沛]'), await lookUp(before.number, '王晓芾'), await lookUp(after.sheet.managementNumber, '王晓芾')]).toEqual([404, 'valid', 'valid']);
    expect(await revokedCodes()).toEqual([revocationDigest({ kind: 'certificate', number: before.number, version: 1 }).toString('hex')]);
    expect(codes(await t.api.get(`/api/certificates/${before.id}/copies/1/pdf`, { as: wang.as }))).toEqual([409, 'certificate.copy_outdated']);
    const again = await annotate(wang);
    expect(again.copies.map((c) => [c.number, c.current])).toEqual([[2, true], [1, false]]);
    expect((await t.asOwner(`select 1 from message where template = 'certificate_reissued'`)).rows).toHaveLength(1);
  });
});

describe('撤销', () => {
  test('needs its legal basis and decision, and a breach its served decision', async () => {
    expect(codes(await propose(ayi, { ...REVOKE, legalBasis: '', decisionNumber: '' }))).toEqual([422, 'field.too_short', 'field.too_short']);
    const breach = { ...REVOKE, basis: 'breach', decisionNumber: '鲁人考处字〔2027〕第009号' };
    expect(codes(await propose(ayi, breach))).toEqual([422, 'certificate.no_such_decision']);
    await t.asOwner(`insert into breach_case (account_id, case_id, reference, state, version, article, item, subjects, content, notices, statement_until, disposition, decision_number, opened_by_id, opened_at, proposed_by_id, decided_by_id, decided_at, served_at)
      values ($1, gen_random_uuid(), 'WJ-9', 'served', 9, '10', 1, '{}', '\\x00', 1, now(), 'certificate_void', $2, gen_random_uuid(), now(), gen_random_uuid(), gen_random_uuid(), now(), now())`, [ayi.accountId, breach.decisionNumber]);
    expect(codes(await propose(ji, breach))).toEqual([422, 'certificate.no_such_decision']);
    must(await propose(ayi, breach));
    must(await move(ayi, 'return', second, { reason: '请补充事实' }));
    expect((await whole(ayi)).cases[0]?.state).toBe('opened');
    must(await move(ayi, 'proposal', officer, breach));
  });

  test('is decided by another person, told, and takes effect when it is taken in', async () => {
    const { id, number } = await own(ayi);
    await annotate(ayi);
    const caseId = (await whole(ayi)).cases[0]?.id ?? '';
    const takeIn = () => t.page.post(`/my/certificates/${id}/decisions/${caseId}/receipt`, {}, { as: ayi.as });
    expect((await takeIn()).status).toBe(404);
    await expect(t.asOwner(`update certificate_case set state = 'decided', approved_by_id = proposed_by_id, approved_at = now() where case_id = $1`, [caseId])).rejects.toThrow(/two_people/);
    must(await move(ayi, 'approval', second));
    expect(await lookUp(number, ayi.name)).toBe('valid');
    const waiting = (await t.page.get(`/my/certificates/${id}`, { as: ayi.as })).body;
    expect([waiting.includes('签收并查看'), waiting.includes(REVOKE.reason)]).toEqual([true, false]);
    expect(codes(await t.api.post(`/api/certificates/${id}/decisions/${caseId}/receipt`, {}, { as: ji.as }))).toEqual([404, 'certificate.case_not_found']);
    const taken = await Promise.all([takeIn(), takeIn()]);
    expect(taken.map((r) => r.status)).toEqual([303, 303]);
    expect(await lookUp(number, ayi.name)).toBe('revoked');
    expect(await revokedCodes()).toContain(revocationDigest({ kind: 'certificate', number, version: 1 }).toString('hex'));
    expect(codes(await t.api.get(`/api/certificates/${id}/copies/1/pdf`, { as: ayi.as }))).toEqual([409, 'certificate.revoked']);
    expect(codes(await t.api.post(`/api/certificates/${id}/copies`, { purpose: 'title', validUntil: today() }, { as: ayi.as }))).toEqual([409, 'certificate.revoked']);
    expect((await t.page.get(`/my/certificates/${id}`, { as: ayi.as })).body).toContain(REVOKE.reason);
    expect(must(await t.api.get(`/api/applications/${ayi.id}`, { as: ayi.as })).json<ApplicationView>().state).not.toBe('S17');
    const { history, cases } = await whole(ayi);
    expect([history.map((h) => h.act), cases[0]?.servedBy, cases[0]?.history.map((h) => h.act)]).toEqual([['revoke', 'issue'], 'electronic', ['serve', 'approve', 'propose', 'return', 'propose']]);
  });

  test('is served by post or by announcement where nobody takes it in, and never before its day', async () => {
    must(await propose(ji));
    must(await move(ji, 'approval', second));
    const serve = (channel: string, on: string) => move(ji, 'service', officer, { channel, on, note: 'EMS 1234567890123' });
    expect(codes(await serve('post', '2099-01-01'))).toEqual([422, 'certificate.served_later']);
    expect(codes(await serve('post', '2020-01-01'))).toEqual([422, 'certificate.served_before']);
    const announced = today();
    expect(codes(await serve('announcement', announced))).toEqual([422, 'certificate.announcement_running']);
    expect((await whole(ji)).sheet.state).toBe('valid');
    t.clock.set(t.kit.clock.now() + 30 * 86_400_000);
    await signInAgain();
    must(await serve('announcement', announced));
    expect([(await whole(ji)).sheet.state, (await whole(ji)).cases[0]?.servedOn]).toEqual(['revoked', today()]);
  });
});

describe('a completion that is taken back', () => {
  test('opens a case, once, which a person words and another decides; nothing is revoked by the program', async () => {
    await t.asOwner(`update completion set state = 'taken_back', reasons = '{decision}' where completion_id = $1`, [zhang.completionId]);
    for (let n = 0; n < 2; n += 1) {
      await t.inTx((tx) => enqueue(tx, completionTakenBack, { accountId: zhang.accountId, completionId: zhang.completionId }));
      await t.runJobs();
    }
    const list = must(await t.api.get('/api/staff/certificate-cases?state=opened', { as: officer.as })).json<CaseList>();
    expect(list.cases.map((c) => [c.certificate.name, c.basis, c.state])).toEqual([['张伟', 'taken_back', 'opened']]);
    expect(list.counts).toMatchObject({ opened: 1, done: 3 });
    expect(must(await t.api.get('/api/staff/certificate-cases', { as: other.as })).json<CaseList>().cases).toEqual([]);
    expect((await whole(zhang)).sheet.state).toBe('valid');
    must(await move(zhang, 'proposal', officer, { ...REVOKE, basis: 'taken_back', reason: '合格认定已撤回，证书失去依据' }));
    must(await move(zhang, 'approval', second));
    must(await move(zhang, 'service', officer, { channel: 'in_person', on: today(), note: '本人到窗口签收' }));
    expect((await whole(zhang)).sheet.state).toBe('revoked');
  });

  test('and cleared anew leads to another certificate under other numbers', async () => {
    const before = await own(zhang);
    await t.asOwner(`update completion set state = 'cleared', reasons = '{}' where completion_id = $1`, [zhang.completionId]);
    await tellCleared(t, [{ accountId: zhang.accountId, completionId: zhang.completionId }]);
    await t.runJobs();
    const { id } = must(await t.api.post('/api/staff/certificate-batches', { sittingId: ((await t.asOwner('select sitting_id as s from certificate limit 1')).rows as { s: string }[])[0]?.s, province: '37', approvedOn: today() }, { as: officer.as })).json<BatchWhole>();
    must(await t.api.post(`/api/staff/certificate-batches/${id}/approval`, { version: 1 }, { as: second.as }));
    await t.runJobs();
    const after = must(await t.api.get('/api/certificates', { as: zhang.as })).json<OwnCertificates>().certificates;
    expect(after.map((c) => c.state)).toEqual(['valid', 'revoked']);
    expect(new Set(after.map((c) => c.number)).size).toBe(2);
    expect(await lookUp(before.number, '张伟')).toBe('revoked');
    expect(must(await t.api.get(`/api/applications/${zhang.id}`, { as: zhang.as })).json<ApplicationView>().state).toBe('S17');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { BatchList, BatchWhole } from '#contracts/certificate-batches.ts';
import type { CertificateCounts, CertificateList, CertificateSheet, OwnCertificate, OwnCertificates } from '#contracts/certificates.ts';
import { CompletionId } from '#contracts/completions.ts';
import { findCleared } from '#server/modules/completions/index.ts';
import { readCode } from '#server/modules/signed-codes/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { cleared, openSitting, tellCleared, type ClearedPerson } from '#server/testing/cleared.ts';
import { forged } from '#server/testing/forged.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { renderCertificate } from './documents/certificate-document.ts';
import { findSittingWords } from './facts/sitting-words.ts';
import { issueCertificates } from './issue/issue-certificates.ts';

let t: TestApp;
let officer: Colleague, second: Colleague, other: Colleague, nation: Colleague;
let sitting: Awaited<ReturnType<typeof openSitting>>;
let wang: ClearedPerson, ayi: ClearedPerson, ji: ClearedPerson, held: ClearedPerson;
let batchId: string;

const codes = (reply: Reply) => [reply.status, ...reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)];
const get = <T>(path: string, who: { as: Colleague['as'] } = officer) => t.api.get(path, { as: who.as }).then((r) => must(r).json<T>());
const batch = (who = officer) => get<BatchWhole>(`/api/staff/certificate-batches/${batchId}`, who);
const propose = (who = officer, changes: Record<string, unknown> = {}) => t.api.post('/api/staff/certificate-batches', { sittingId: sitting.sittingId, province: '37', approvedOn: sitting.lastDay, ...changes }, { as: who.as });
const ask = (number: string, name: string) => t.api.post('/api/certificate-look-ups', { number, name, captcha: { proof: 'pass' } });
const mine = async (who: ClearedPerson) => (await get<OwnCertificates>('/api/certificates', who)).certificates;
const oneOf = async (who: ClearedPerson) => { const [c] = await mine(who); if (!c) throw new Error(`${who.name} has none`); return c; };
const numbers = async () => ((await t.asOwner(`select count(*)::int as n from certificate_number`)).rows as { n: number }[])[0]?.n;
const serials = async () => ((await t.asOwner(`select last from certificate_serial order by scope`)).rows as { last: number }[]).map((r) => r.last);

beforeAll(async () => {
  t = await testApp();
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: province('37') });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  nation = await colleague(t, { name: '周敏', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  sitting = await openSitting(t);
  wang = await cleared(t, sitting, '王晓[沛]');
  ayi = await cleared(t, sitting, '阿依古丽·买买提', { level: '01' });
  ji = await cleared(t, sitting, '𠮷田');
  held = await cleared(t, sitting, '欧阳倩', { state: 'held' });
  await t.runJobs();
  t.clock.set(Date.parse(`${sitting.lastDay}T09:00:00+08:00`) + 60 * 86_400_000);
  for (const who of [officer, second, other, nation]) who.as = await t.signInStaff(who.id);
  for (const who of [wang, ayi, ji, held]) who.as = await t.signInCandidate(who.accountId);
}, 240_000);
afterAll(() => t.stop());

describe('a batch (核发批次)', () => {
  test('waits for those who were cleared, and is proposed by their province only', async () => {
    const { ready } = await get<BatchList>('/api/staff/certificate-batches');
    expect(ready.map((r) => [r.sittingId, r.province, r.cleared, r.closed])).toEqual([[sitting.sittingId, '37', 3, null]]);
    expect((await get<BatchList>('/api/staff/certificate-batches', other)).ready).toEqual([]);
    expect(codes(await propose(other))).toEqual([404, 'certificate.not_held_there']);
    expect(codes(await propose(officer, { province: '36' }))).toEqual([404, 'certificate.not_held_there']);
    expect((await propose(nation)).status).toBe(403);
    expect(codes(await propose(officer, { approvedOn: '2099-01-01' }))).toEqual([422, 'certificate.approved_later']);
    expect(codes(await propose(officer, { approvedOn: '2020-01-01' }))).toEqual([422, 'certificate.approved_before_exam']);
  });

  test('is begun once however many propose it, and approved once by another person', async () => {
    const begun = await Promise.all([1, 2, 3].map(() => propose()));
    expect(begun.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    batchId = begun.find((r) => r.status === 200)?.json<BatchWhole>().id ?? '';
    const approve = (who: Colleague, version = 1) => t.api.post(`/api/staff/certificate-batches/${batchId}/approval`, { version }, { as: who.as });
    expect(codes(await approve(officer))).toEqual([409, 'certificate.own_proposal']);
    expect(codes(await approve(other))).toEqual([404, 'certificate.batch_not_found']);
    expect(codes(await approve(second, 7))).toEqual([409, 'certificate.changed_meanwhile']);
    await expect(t.asOwner(`update certificate_batch set state = 'issuing', approved_by_id = proposed_by_id, approved_by_name = '王琳', approved_at = now() where batch_id = $1`, [batchId])).rejects.toThrow(/two_people/);
    const approved = await Promise.all([approve(second), approve(second)]);
    expect(approved.map((r) => r.status).sort()).toEqual([200, 409]);
  });

  test('that breaks off gives no number away, and two workers at once give each person one', async () => {
    const words = await t.inTx((tx) => findSittingWords(tx, sitting.sittingId, '37'));
    if (!words) throw new Error('no sitting');
    const issue = (fail: boolean) => t.inTx(async (tx) => {
      const people = await findCleared(tx, [wang, ayi, ji].map(({ accountId, completionId }) => ({ accountId, completionId })));
      const done = await issueCertificates({ tx, kit: t.kit, now: t.kit.clock.now() }, { id: batchId, approvedOn: sitting.lastDay }, words, people.slice(0, 2));
      if (fail) throw new Error('killed');
      return done.issued.length;
    });
    await expect(issue(true)).rejects.toThrow('killed');
    expect([await numbers(), await serials()]).toEqual([0, []]);
    expect((await Promise.all([issue(false), issue(false), issue(false)])).toSorted()).toEqual([0, 0, 2]);
    expect(await numbers()).toBe(4);
  });

  test('issues the rest, once, and says who was left out and why; a second run changes nothing', async () => {
    await t.asOwner(`update photo set state = 'rejected', reject_reason = '面部有遮挡' where account_id = $1`, [ji.accountId]);
    await t.runJobs();
    expect(await batch()).toMatchObject({ state: 'issued', issued: 0, leftOut: 1, leftOutBy: [{ reason: 'photo_missing', people: 1 }] });
    await t.asOwner(`update photo set state = 'approved', reject_reason = null where account_id = $1`, [ji.accountId]);
    await tellCleared(t, [wang, ayi, ji].map(({ accountId, completionId }) => ({ accountId, completionId })));
    await t.runJobs();
    expect((await get<BatchList>('/api/staff/certificate-batches')).ready.map((r) => r.cleared)).toEqual([1]);
    batchId = must(await propose()).json<BatchWhole>().id;
    must(await t.api.post(`/api/staff/certificate-batches/${batchId}/approval`, { version: 1 }, { as: second.as }));
    await t.runJobs();
    expect(await batch()).toMatchObject({ state: 'issued', issued: 1, leftOut: 0 });
    expect(await numbers()).toBe(6);
    expect((await serials()).toSorted()).toEqual([1, 2, 3]);
    expect((await get<BatchList>('/api/staff/certificate-batches')).ready).toEqual([]);
    expect(codes(await propose())).toEqual([409, 'certificate.nobody_cleared']);
  });

  test('gives each kind its kind: 增报专业 a proof, everything else a certificate; the status page says 证书已核发', async () => {
    expect([(await oneOf(wang)).kind, (await oneOf(ayi)).kind, (await oneOf(ji)).kind]).toEqual(['qualification', 'proof', 'qualification']);
    expect(await mine(held)).toEqual([]);
    const status = must(await t.api.get(`/api/applications/${wang.id}`, { as: wang.as })).json<ApplicationView>();
    expect(status.state).toBe('S17');
    expect((await t.asOwner(`select 1 from message where template = 'certificate_issued'`)).rows).toHaveLength(1);
  });
});

describe('证书查询', () => {
  test('finds by either number with the name, however it is typed, and shows the document masked', async () => {
    const { number } = await oneOf(wang);
    const spaced = `${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8)}`;
    for (const name of ['王晓[沛]', '王晓［沛］']) {
      const { token } = must(await ask(spaced, name)).json<{ token: string }>();
      const sheet = must(await t.api.get(`/api/certificate-sheets/${token}`)).json<CertificateSheet>();
      expect(sheet).toMatchObject({ state: 'valid', name: '王晓[沛]', number, approvedOn: sitting.lastDay });
      expect(sheet.document).toMatch(/^\d{10}\*{4}\d{3}[\dX]$/);
      expect(must(await ask(sheet.managementNumber, name)).json<{ address: string }>().address).not.toContain(number);
    }
  });

  test('answers alike to a wrong name, a wrong number and somebody else’s, and asks for a captcha', async () => {
    const { number } = await oneOf(wang);
    const answers = await Promise.all([ask(number, '张伟'), ask('0349999370000015', '王晓[沛]'), ask((await oneOf(ji)).number, '王晓[沛]'), ask(number, '王晓沛')]);
    expect(new Set(answers.map((a) => JSON.stringify([codes(a), a.json<{ refusals: unknown[] }>().refusals])))).toHaveLength(1);
    expect(codes(answers[0] ?? (await ask(number, '张伟')))).toEqual([404, 'certificate.not_found']);
    expect((await t.api.post('/api/certificate-look-ups', { number, name: '王晓[沛]' })).status).toBe(422);
    expect((await ask('', '王晓[沛]')).status).toBe(422);
  });

  test('works as a plain form, and its address ends after ten minutes and cannot be made up', async () => {
    const { number } = await oneOf(ayi);
    const form = await t.page.get('/certificates');
    expect(Buffer.byteLength(form.body)).toBeLessThan(15_000);
    const { location = '' } = await t.page.post('/certificates', { number, name: '阿依古丽·买买提', 'captcha.proof': 'pass' });
    const page = await t.page.get(location);
    expect([page.status, page.body.includes('成绩合格证明'), page.body.includes(number), page.body.includes(ayi.document)]).toEqual([200, true, true, false]);
    expect((await t.page.get(forged(location))).status).toBe(404);
    const wrong = await t.page.post('/certificates', { number, name: '欧阳倩', 'captcha.proof': 'pass' });
    expect([wrong.status, wrong.body.includes('没有编号与姓名都相符的证书')]).toEqual([404, true]);
    const before = t.kit.clock.now();
    t.clock.set(before + 10 * 60_000);
    expect((await t.page.get(location)).status).toBe(404);
    t.clock.set(before);
  });
});

describe('我的证书', () => {
  const annotate = (who: ClearedPerson, id: string, changes: Record<string, unknown> = {}) => t.api.post(`/api/certificates/${id}/copies`, { purpose: 'title', detail: '济南城建集团有限公司', validUntil: inDays(30), ...changes }, { as: who.as });
  const inDays = (n: number) => new Date(t.kit.clock.now() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

  test('lets nothing be downloaded before 加注, and nobody touch another’s', async () => {
    const { id } = await oneOf(wang);
    expect(codes(await t.api.get(`/api/certificates/${id}/copies/1/pdf`, { as: wang.as }))).toEqual([404, 'certificate.not_there']);
    for (const reply of [await annotate(ji, id), await t.api.get(`/api/certificates/${id}`, { as: ji.as }), await t.api.get(`/api/certificates/${id}/copies/1/pdf`, { as: ji.as })]) expect(codes(reply)).toEqual([404, 'certificate.not_there']);
    expect((await t.page.get(`/my/certificates/${id}`, { as: ji.as })).status).toBe(404);
    for (const [changes, code] of [[{ validUntil: inDays(-1) }, 'certificate.until_past'], [{ validUntil: inDays(400) }, 'certificate.until_too_late'], [{ purpose: 'other', detail: '' }, 'certificate.detail_needed'], [{ detail: '王𰀡' }, 'certificate.detail_unprintable'], [{ detail: 'x'.repeat(41) }, 'field.too_long']] as const) expect(codes(await annotate(wang, id, changes))).toEqual([422, code]);
  });

  test('gives two copies made at once two numbers, and the copy asked for twice by one key once', async () => {
    const { id, number } = await oneOf(wang);
    const made = await Promise.all([1, 2, 3].map(() => annotate(wang, id)));
    expect(made.map((r) => r.status)).toEqual([200, 200, 200]);
    const key = 'a0b1c2d3-annotate-once';
    const again = () => t.api.post(`/api/certificates/${id}/copies`, { purpose: 'bid', validUntil: inDays(5) }, { as: wang.as, key });
    must(await again());
    must(await again());
    const { copies } = await get<OwnCertificate>(`/api/certificates/${id}`, wang);
    expect(copies.map((c) => c.text)).toEqual([4, 3, 2, 1].map((n) => `${number}-00${String(n)}`));
    const pdf = must(await t.api.get(`/api/certificates/${id}/copies/2/pdf`, { as: wang.as }));
    expect([pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect((await get<OwnCertificate>(`/api/certificates/${id}`, wang)).copies.map((c) => c.downloads)).toEqual([0, 0, 1, 0]);
    expect(((await t.asOwner(`select detail from certificate_copy limit 1`)).rows as { detail: Buffer }[])[0]?.detail.toString()).not.toContain('济南');
  }, 60_000);

  test('works as a plain form, says every fault beside its field, and ends a copy with its day', async () => {
    const { id } = await oneOf(ji);
    const faulty = await t.page.post(`/my/certificates/${id}`, { purpose: 'other', detail: '', validUntil: '2020-01-01' }, { as: ji.as });
    expect([faulty.status, faulty.body.includes('请写明用途'), faulty.body.includes('使用有效期至少到今天')]).toEqual([422, true, true]);
    const done = await t.page.post(`/my/certificates/${id}`, { purpose: 'employment', detail: '', validUntil: inDays(2) }, { as: ji.as });
    expect([done.status, done.location]).toEqual([303, `/my/certificates/${id}`]);
    expect((await t.page.get(`/my/certificates/${id}`, { as: ji.as })).body).toContain('求职、入职');
    const before = t.kit.clock.now();
    t.clock.set(before + 3 * 86_400_000);
    ji.as = await t.signInCandidate(ji.accountId);
    expect(codes(await t.api.get(`/api/certificates/${id}/copies/1/pdf`, { as: ji.as }))).toEqual([409, 'certificate.copy_over']);
    t.clock.set(before);
    ji.as = await t.signInCandidate(ji.accountId);
  });

  test('stops at so many copies a day, whoever asks how often', async () => {
    const { id } = await oneOf(ji);
    await t.asOwner(`update certificate set copies = 40 where certificate_id = $1`, [id]);
    await t.asOwner(`insert into certificate_copy select account_id, certificate_id, n, version, 'bid', detail, valid_until, at from certificate_copy cross join generate_series(2, 20) n where certificate_id = $1`, [id]);
    expect(codes(await annotate(ji, id))).toEqual([409, 'certificate.too_many_copies']);
  });
});

test('a copy’s code says what it is for and until when', async () => {
  const words = (zh: string) => ({ zh, en: zh });
  const facts = { kind: 'proof', number: '0092027370000018', managementNumber: '1', title: words('统计'), exam: { code: '009', name: words('统计') }, year: 2027, province: { code: '37', name: words('山东') }, level: { code: '03', name: words('高级') }, specialty: { code: '01', name: words('统计') }, name: '张伟', sex: 'male', bornOn: null, documentType: 'resident_id', documentNumber: '370102199112032531', approvedOn: '2027-09-12', validThrough: '2030-09-11', issuedBy: words('山东') } as const;
  const drawn: unknown[] = [];
  const kit = { ...t.kit, pdf: { ...t.kit.pdf, render: (_: string, order: { files: Record<string, Uint8Array> }) => { drawn.push(order); return Promise.resolve(Buffer.alloc(0)); } } };
  const code: string[] = [];
  const signing = { ...kit, signatures: { ...t.kit.signatures, sign: (text: string) => { code.push(text); return t.kit.signatures.sign(text); } } };
  await renderCertificate(signing as never, { facts: facts as never, version: 1, issuedAt: 0, copy: { number: 7, purpose: 'title', detail: '', validUntil: '2028-01-01', at: 0 } }, new Uint8Array(), 0);
  expect(readCode(`${code[0] ?? ''}.AAAA`)?.facts).toMatchObject({ kind: 'proof', number: '0092027370000018', remark: '加注副本 0092027370000018-007，用于职称评审', usableUntil: '2028-01-01', document: '3701021991****2531' });
});

describe('officers', () => {
  test('see their own province’s certificates, filtered, counted; a look is written down', async () => {
    const { certificates } = await get<CertificateList>('/api/staff/certificates?exam=034');
    expect(certificates.map((c) => c.name).toSorted()).toEqual(['王晓[沛]', '阿依古丽·买买提', '𠮷田'].toSorted());
    expect((await get<CertificateList>('/api/staff/certificates?kind=proof')).certificates.map((c) => c.name)).toEqual(['阿依古丽·买买提']);
    expect((await get<CertificateList>('/api/staff/certificates?state=revoked')).certificates).toEqual([]);
    expect((await get<CertificateList>('/api/staff/certificates', other)).certificates).toEqual([]);
    expect(await get<CertificateCounts>('/api/staff/certificate-counts', nation)).toMatchObject({ issued: 3, revoked: 0, byExam: [{ code: '034', issued: 3 }], byProvince: [{ code: '37', issued: 3 }] });
    const { number } = await oneOf(wang);
    expect(must(await t.api.get(`/api/staff/certificates/by-number?number=${number}`, { as: officer.as })).body).toContain('王晓[沛]');
    expect(codes(await t.api.get(`/api/staff/certificates/by-number?number=${number}`, { as: other.as }))).toEqual([404, 'certificate.not_there']);
    expect((await t.asOwner(`select 1 from audit_event where action = 'certificate.look'`)).rows).toHaveLength(1);
  });
});

test('a completion id nobody has is passed over', async () => {
  await tellCleared(t, [{ accountId: wang.accountId, completionId: CompletionId.parse('019ab000-0000-7000-8000-0000000000ff') }]);
  await t.runJobs();
  expect((await get<BatchList>('/api/staff/certificate-batches')).ready).toEqual([]);
});

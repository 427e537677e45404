import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { Period } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import type { PlanWhole } from '#contracts/seat-plans.ts';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import { SuspensionId, type OwnSuspension, type SuspendedList, type SuspensionList, type SuspensionPreview, type SuspensionWhole } from '#contracts/suspensions.ts';
import type { RoomImport } from '#contracts/test-centres.ts';
import type { ReleaseWhole } from '#contracts/tickets.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { suspendPapers } from '#server/modules/applications/index.ts';
import { fileKey, findCandidateFile, recordSubjectResult, standingIn } from '#server/modules/candidate-files/index.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { findFrozenNow, findRoomsInUse, isOutdated, listCentreHalves, listSeatedIn, readTicketHoldersAfter } from '#server/modules/seating/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { deliverTo, testBank } from '#server/testing/payment-bank.ts';
import { paidOrder, someOrderNumber } from '#server/testing/paid-order.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { checkSuspensions, keepSuspensions } from './suspensions.jobs-declared.ts';
import { continueWork } from './work-suspension.ts';

const DAY = 86_400_000;
const REASON = '台风“梅花”红色预警';
const DOCUMENT = '鲁人考〔2026〕12号';
type Sits = Candidate & { id: string; document: string };

let t: TestApp;
let bank: Awaited<ReturnType<typeof testBank>>;
let officer: Colleague, second: Colleague, city: Colleague, other: Colleague;
let sittingId: string, exam: string[];
let window: Period;
let zhang: Sits, ouyang: Sits, guli: Sits, wang: Sits, chen: Sits;

const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const get = async <T>(path: string, who: { as: Colleague['as'] } = officer) => must(await t.api.get(path, { as: who.as })).json<T>();
const asked = (change: Record<string, unknown> = {}) => ({ sittingId, area: { kind: 'prefecture', prefecture: '3701' }, halfDays: [], remedy: 'refund', reason: REASON, documentNumber: DOCUMENT, ...change });
const propose = (change: Record<string, unknown> = {}, who = officer) => t.api.post('/api/staff/suspensions', asked(change), { as: who.as });
const whole = (id: string, who = officer) => get<SuspensionWhole>(`/api/staff/suspensions/${id}`, who);
const act = async (id: string, path: string, who = second, body: Record<string, unknown> = {}) => t.api.post(`/api/staff/suspensions/${id}/${path}`, { version: (await whole(id)).version, ...body }, { as: who.as });
const keep = async () => {
  await t.inTx((tx) => enqueue(tx, keepSuspensions, {}));
  await t.runJobs();
};
const told = async (who: Sits, template: string) => Number((await t.asOwner('select count(distinct channel)::int as n from message where account_id = $1 and template = $2', [who.accountId, template])).rows[0]?.['n']);
const ask = (who: Sits, sitting = sittingId) => t.api.post(`/api/tickets/${sitting}/look-ups`, { province: '37', documentType: 'resident_id', documentNumber: who.document, name: who.name, captcha: { proof: 'pass' } });
const stateOf = async (who: Sits) => (await get<ApplicationView>(`/api/applications/${who.id}`, who)).state;
const own = (who: Sits) => get<OwnSuspension>(`/api/applications/${who.id}/suspension`, who);
const choose = (who: Sits, remedy: string) => t.api.post(`/api/applications/${who.id}/suspension-choice`, { remedy }, { as: who.as });
const personOf = async (who: Sits) => {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, who.accountId));
  return { name: who.name, documentType: 'resident_id' as const, documentNumber: account?.documentNumber ?? '' };
};

async function signInAgain() {
  for (const who of [officer, second, city, other]) who.as = await t.signInStaff(who.id);
  for (const who of [zhang, ouyang, guli, wang, chen]) who.as = await t.signInCandidate(who.accountId);
}

async function candidate(name: string, prefecture: string): Promise<Sits> {
  const who = await readyCandidate(t, { name });
  const id = await apply(t, who, { sittingId, form: { prefecture, reviewPointId: `${prefecture}-01` } });
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, who.accountId));
  return { ...who, id, document: account?.documentNumber ?? '' };
}

/** Paid at the bank, or at the desk. */
async function pay(who: Sits, how: 'online' | 'on_site' = 'online') {
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved', lapses_at = null where id = $1`, [who.id]);
  const orderNumber = someOrderNumber();
  const number = `${orderNumber}01`;
  await paidOrder(t, { accountId: who.accountId, applicationId: ApplicationId.parse(who.id) }, { orderNumber, at: t.clock.now(), ...(how === 'online' ? { account: 'alipay', reference: await bank.charged('alipay', number, 24_400) } : { receiptNumber: 'SD-1' }) });
}

async function seatAndRelease(sitting: string) {
  const policy = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 } as const;
  const planId = must(await t.api.post('/api/staff/seat-plans', { sittingId: sitting, province: '37', policy, pattern: TICKET_PATTERNS.usual }, { as: officer.as })).json<PlanWhole>().id;
  const arrange = async (path: string, more: Record<string, unknown> = {}, who = officer) => must(await t.api.post(`/api/staff/seat-plans/${planId}/${path}`, { version: (await get<PlanWhole>(`/api/staff/seat-plans/${planId}`)).version, ...more }, { as: who.as }));
  await arrange('roster');
  await t.runJobs();
  await arrange('runs', { policy, pattern: TICKET_PATTERNS.usual });
  await t.runJobs();
  await arrange('proposal');
  await arrange('freeze', {}, second);
  await t.runJobs();
  const releaseId = must(await t.api.post('/api/staff/ticket-releases', { sittingId: sitting, province: '37' }, { as: officer.as })).json<ReleaseWhole>().id;
  await t.runJobs();
  const step = async (path: string, who: Colleague) => must(await t.api.post(`/api/staff/ticket-releases/${releaseId}/${path}`, { version: (await get<ReleaseWhole>(`/api/staff/ticket-releases/${releaseId}`)).version, reason: '已核对排除名单' }, { as: who.as }));
  await step('proposal', officer);
  await step('approval', second);
}

beforeAll(async () => {
  bank = await testBank({ now: () => t.clock.now(), deliver: deliverTo(() => t) });
  t = await testApp({ env: bank.env });
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin', 'provincial_exam_officer'], jurisdiction: province('37') });
  city = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3702' } });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  sittingId = open?.sitting.id ?? '';
  exam = open?.sitting.examOn ?? [];
  const windows = (await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37')))?.windows;
  if (!windows?.ticket) throw new Error('the sitting has no ticket window');
  window = windows.ticket;
  [zhang, ouyang, guli] = [await candidate('张伟', '3701'), await candidate('欧阳倩', '3701'), await candidate('阿依古丽·买买提', '3701')];
  [wang, chen] = [await candidate('王晓沛', '3702'), await candidate('𠮷田健', '3702')];
  for (const who of [zhang, ouyang, guli, wang]) await pay(who, who === wang ? 'on_site' : 'online');
  t.clock.set(windows.pay.closesAt);
  await signInAgain();
  const rooms = ['济南市,历城第二中学,济南市历城区工业北路2号', '青岛市,青岛第二中学,青岛市崂山区松岭路70号'].map((at) => `${at},0531-88880000,001,30,纸笔,是,普通`);
  const csv = ['地市,考点名称,考点地址,联系电话,考场号,座位数,考场类型,无障碍,用途', ...rooms].join('\n');
  const file = must(await t.api.upload('/api/staff/room-imports', multipartOf({}, [{ field: 'files', fileName: '考场.csv', contentType: 'text/csv', bytes: Buffer.from(csv) }]), { as: officer.as })).json<RoomImport>();
  must(await t.api.post(`/api/staff/room-imports/${file.id}/loading`, { rows: 'all' }, { as: officer.as }));
  await seatAndRelease(sittingId);
  t.clock.set(Date.parse(`${exam[0] ?? ''}T07:00:00+08:00`) < window.closesAt ? Date.parse(`${exam[0] ?? ''}T07:00:00+08:00`) : window.closesAt - 60_000);
  await signInAgain();
}, 300_000);
afterAll(async () => {
  await bank.close();
  await t.stop();
});

describe('declaring (提出停考)', () => {
  test('shows people, money, tickets and the words before anybody acts; a foreign place is not there', async () => {
    const shown = must(await t.api.post('/api/staff/suspension-previews', asked({ area: { kind: 'province', province: '37' } }), { as: officer.as })).json<SuspensionPreview>();
    expect(shown.effect).toMatchObject({ people: 4, whole: 4, paidInFen: 97_600, onlineInFen: 73_200, onSitePeople: 1, seated: 4, tickets: 4, ticketsReleased: true, unpaid: 1 });
    expect(shown.effect.places.map((p) => [p.code, p.people])).toEqual([['3701', 3], ['3702', 1]]);
    expect(shown.words.zh).toContain('请勿前往考场');
    expect(shown.refusals).toEqual([]);
    for (const [area, who] of [[{ kind: 'province', province: '37' }, other], [{ kind: 'nation' }, officer], [{ kind: 'centre', centreId: randomUUID() }, officer]] as const) expect(codes(await propose({ area }, who))).toEqual([404, 'suspension.place_foreign']);
    expect(codes(await propose({}, city))[0]).toBe(403);
    expect(codes(await propose({ halfDays: [9], remedy: 'choice' }))).toEqual(expect.arrayContaining(['suspension.half_day_unknown', 'suspension.choose_until_missing']));
    expect(codes(await propose({ area: { kind: 'prefecture', prefecture: '3703' } }))).toEqual([409, 'suspension.nobody']);
  });

  test('one half-day touches those who sit a paper in it, and only partly; one test centre those who sit there', async () => {
    const half = must(await t.api.post('/api/staff/suspension-previews', asked({ halfDays: [1] }), { as: officer.as })).json<SuspensionPreview>();
    expect(half.effect).toMatchObject({ people: 3, whole: 0, partly: 3 });
    const [centre] = (await t.asOwner(`select centre_id from test_centre where prefecture = '3702'`)).rows;
    const there = must(await t.api.post('/api/staff/suspension-previews', asked({ area: { kind: 'centre', centreId: centre?.['centre_id'] } }), { as: officer.as })).json<SuspensionPreview>();
    expect(there.effect).toMatchObject({ people: 1, whole: 1, places: [{ code: '3702' }] });
  });

  test('the same is proposed once, is withdrawn while nobody approved, and nothing happens before', async () => {
    const both = await Promise.all([propose(), propose()]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    const { id } = must(both.toSorted((a, b) => a.status - b.status)[0] ?? (await propose())).json<SuspensionWhole>();
    expect(await stateOf(zhang)).toBe('S13');
    expect((await get<SuspensionList>('/api/staff/suspensions', other)).lines).toEqual([]);
    expect(codes(await t.api.get(`/api/staff/suspensions/${id}`, { as: other.as }))).toEqual([404, 'suspension.not_found']);
    expect(codes(await act(id, 'approval', officer))).toEqual([409, 'suspension.own_proposal']);
    must(await act(id, 'withdrawal', officer, { reason: '预警解除' }));
    expect(codes(await act(id, 'approval'))).toEqual([409, 'suspension.not_proposed']);
    await expect(t.asOwner(`update suspension set state = 'telling', approved_by_id = proposed_by_id, approved_at = now() where suspension_id = $1`, [id])).rejects.toThrow('suspension_check');
  });
});

describe('a city whose fee goes back (停考退费)', () => {
  let id: string;
  test('two approvals at once count once; everybody is told first, their tickets are void, the public notice stands', async () => {
    const towns = async () => (await t.inTx((tx) => findRoomsInUse(tx, sittingId, '37')))?.rooms.map((r) => [r.prefecture, r.people]);
    const drawn = { planVersion: 1, at: t.clock.now() - 60_000 };
    expect([await towns(), isOutdated(await t.inTx((tx) => findFrozenNow(tx, sittingId, '37')), drawn)]).toEqual([[['3701', 3], ['3702', 1]], false]);
    id = must(await propose({ area: { kind: 'prefecture', prefecture: '3702' } })).json<SuspensionWhole>().id;
    const { version } = await whole(id);
    const both = await Promise.all([1, 2].map(() => t.api.post(`/api/staff/suspensions/${id}/approval`, { version }, { as: second.as })));
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    // a worker that is killed in the middle of a batch leaves nothing half done
    await expect(t.inTx(async (tx) => {
      await continueWork({ tx, kit: t.kit, now: t.clock.now() }, SuspensionId.parse(id));
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await told(wang, 'sitting_suspended')).toBe(0);
    await t.runJobs();
    const done = await whole(id);
    expect(done).toMatchObject({ state: 'in_effect', progress: { told: 1, settled: 1, refund: 1 } });
    expect(done.history.map((h) => h.act).toReversed()).toEqual(['propose', 'approve', 'told', 'settled']);
    expect(await told(wang, 'sitting_suspended')).toBeGreaterThan(0);
    expect((await t.asOwner(`select reason from revoked_code where kind = 'ticket'`)).rows).toEqual([{ reason: 'withdrawn' }]);
    expect((await t.page.get(`/notices/${done.articleId ?? ''}`)).body).toContain('停考的公告');
    const refused = await ask(wang);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('停考');
    expect(await stateOf(wang)).toBe('X5');
    expect((await t.page.get(`/my/applications/${wang.id}`, { as: wang.as })).body).toContain(`/my/applications/${wang.id}/suspension`);
    expect(await own(wang)).toMatchObject({ remedy: 'refund', mayChoose: false, refund: { amountInFen: 24_400, atDesk: true, done: false } });
    // papers of the exam day drawn before are out of date, and drawn again they list nobody who does not sit
    expect([await towns(), isOutdated(await t.inTx((tx) => findFrozenNow(tx, sittingId, '37')), drawn)]).toEqual([[['3701', 3]], true]);
    expect((await t.inTx((tx) => listCentreHalves(tx, sittingId, '37')))?.every((h) => h.prefecture === '3701')).toBe(true);
  });

  test('of a half-day that is suspended the papers of the room list nobody who writes nothing else then', async () => {
    const [room] = (await t.inTx((tx) => findRoomsInUse(tx, sittingId, '37')))?.rooms ?? [];
    const sat = (tx: Tx) => listSeatedIn(tx, sittingId, '37', [room?.roomId ?? '']);
    const before = await t.inTx(sat);
    // at level 04 of this exam the half-days are numbered as their subjects
    const [first] = before.filter((s) => s.applicationId === guli.id);
    const undone = t.inTx(async (tx) => {
      await suspendPapers(tx, { accountId: guli.accountId, applicationId: ApplicationId.parse(guli.id) }, [String(first?.halfDay)], t.clock.now());
      const after = await sat(tx);
      throw new Error(before.filter((s) => !after.some((a) => a.applicationId === s.applicationId && a.halfDay === s.halfDay)).map((s) => `${s.applicationId} ${String(s.halfDay)}`).join());
    });
    await expect(undone).rejects.toThrow(`${guli.id} ${String(first?.halfDay)}`);
  });

  test('done again changes nothing; who completed meanwhile is touched too; others are not', async () => {
    await pay(chen);
    await keep();
    await keep();
    expect(await whole(id)).toMatchObject({ progress: { told: 2, settled: 2 } });
    expect([await stateOf(chen), await stateOf(zhang)]).toEqual(['X5', 'S13']);
    // whoever one suspension touched wholly stays with it, and is owed the fee once
    const rest = must(await t.api.post('/api/staff/suspension-previews', asked({ area: { kind: 'province', province: '37' } }), { as: officer.as })).json<SuspensionPreview>();
    expect(rest.effect).toMatchObject({ people: 3, paidInFen: 73_200 });
    const messages = (await t.asOwner(`select count(*)::int as n from message where account_id = $1 and template = 'sitting_suspended'`, [wang.accountId])).rows[0]?.['n'];
    await keep();
    expect((await t.asOwner(`select count(*)::int as n from message where account_id = $1 and template = 'sitting_suspended'`, [wang.accountId])).rows[0]?.['n']).toBe(messages);
  });

  test('the money adds up: paid is back, under way, failed or kept; a difference is drawn by the nightly check', async () => {
    await bank.flush();
    expect((await whole(id)).ledger).toMatchObject({ paidInFen: 48_800, refundedInFen: 24_400, underWayInFen: 24_400, differenceInFen: 0 });
    expect(await told(chen, 'fee_refunded')).toBeGreaterThan(0);
    const people = await get<SuspendedList>(`/api/staff/suspension-people?suspension=${id}`);
    expect(people.people.map((p) => p.refund?.state).sort()).toEqual(['done', 'due']);
    await t.asOwner('update suspended_person set paid_in_fen = paid_in_fen + 100 where application_id = $1', [wang.id]);
    await t.inTx((tx) => enqueue(tx, checkSuspensions, {}));
    await t.runJobs();
    expect((await whole(id)).checks).toMatchObject([{ differenceInFen: 100 }]);
    await t.asOwner('update suspended_person set paid_in_fen = paid_in_fen - 100 where application_id = $1', [wang.id]);
  });

  test('the roll of scores leaves them out, and their year counts in no window', async () => {
    const holders = await t.inTx((tx) => readTicketHoldersAfter(tx, sittingId, '', 100));
    expect(holders.find((h) => h.applicationId === wang.id)?.subjectCodes).toEqual([]);
    expect(holders.find((h) => h.applicationId === zhang.id)?.subjectCodes).toHaveLength(4);
    const year = Number(sittingId.slice(4, 8));
    const standing = await t.inTx(async (tx) => {
      const key = fileKey(t.kit.crypto, await personOf(wang), '034');
      await recordSubjectResult(tx, key, '37', { year: year - 1, levelCode: '04', specialtyCode: '15', subjectCode: '1', outcome: 'passed' } as never, t.clock.now());
      return standingIn(await findCandidateFile(tx, key), { year: year + 1, cycleYears: 2, cancelledYears: [] }, { levelCode: '04', specialtyCode: '15', specialtySubjects: [] });
    });
    expect(standing).toMatchObject({ returningCandidate: true, carried: [{ subjectCode: '1', year: year - 1 }], prolongedBy: [{ year, documentNumber: DOCUMENT }] });
  });

  test('after it took effect only a correction with a reason is left; a city sees its own', async () => {
    expect(codes(await act(id, 'withdrawal', officer, { reason: '误报' }))).toEqual([409, 'suspension.not_proposed']);
    must(await act(id, 'correction', officer, { reason: '文号录入有误', documentNumber: '鲁人考〔2026〕13号' }));
    expect(await whole(id, city)).toMatchObject({ documentNumber: '鲁人考〔2026〕13号', acts: [] });
    expect(codes(await t.api.get(`/api/staff/suspension-people?suspension=${id}`, { as: other.as }))).toEqual([404, 'suspension.not_found']);
  });
});

describe('a city that chooses (退费或延期考试)', () => {
  let id: string;
  const until = () => t.clock.now() + 2 * DAY;
  test('each chooses; the fee taken back cannot be changed, the resit can until the end; who is silent gets the fee', async () => {
    id = must(await propose({ remedy: 'choice', chooseUntil: until() })).json<SuspensionWhole>().id;
    must(await act(id, 'approval'));
    await t.runJobs();
    expect(await own(zhang)).toMatchObject({ remedy: 'undecided', mayChoose: true });
    expect((await t.page.get(`/my/applications/${zhang.id}/suspension`, { as: zhang.as })).body).toContain('参加延期考试');
    expect(codes(await t.api.get(`/api/applications/${zhang.id}/suspension`, { as: ouyang.as }))).toEqual([404, 'suspension.none_here']);
    expect(codes(await choose({ ...zhang, as: ouyang.as }, 'refund'))).toEqual([404, 'suspension.none_here']);
    must(await choose(zhang, 'resit'));
    must(await choose(ouyang, 'refund'));
    await t.runJobs();
    expect([await stateOf(ouyang), codes(await choose(ouyang, 'resit'))]).toEqual(['X5', [409, 'suspension.chosen']]);
    expect(codes(await act(id, 'resit', officer, { examOn: exam, ticketOpensAt: 1, ticketClosesAt: 2 }))).toEqual([409, 'suspension.choice_open']);
    expect((await whole(id)).ledger).toMatchObject({ keptInFen: 24_400, undecidedInFen: 24_400, differenceInFen: 0 });
    t.clock.set(t.clock.now() + 3 * DAY);
    await signInAgain();
    await keep();
    expect([await stateOf(guli), codes(await choose(guli, 'resit'))]).toEqual(['X5', [409, 'suspension.chosen']]);
  });

  test('those who come along are moved into the sitting held anew, without registering or paying; they get new seats and a new ticket', async () => {
    const days = exam.map((_, n) => new Date(t.clock.now() + (40 + n) * DAY).toISOString().slice(0, 10));
    const times = { examOn: days, ticketOpensAt: t.clock.now() + 30 * DAY, ticketClosesAt: t.clock.now() + 45 * DAY };
    expect(codes(await act(id, 'resit', officer, { ...times, examOn: [exam[0]] }))).toEqual(expect.arrayContaining(['suspension.resit_days', 'suspension.resit_past']));
    must(await act(id, 'resit', officer, times));
    expect(codes(await act(id, 'resit-approval', officer))).toEqual([409, 'suspension.own_proposal']);
    must(await act(id, 'resit-approval'));
    await t.runJobs();
    const done = await whole(id);
    expect(done).toMatchObject({ progress: { resit: 1, moved: 1 }, resit: { examOn: days } });
    const resit = done.resit?.sittingId ?? '';
    expect([await stateOf(zhang), await told(zhang, 'resit_arranged')]).toEqual(['S12', expect.any(Number)]);
    expect((await t.asOwner('select sitting_id, payment_state from application where id = $1', [zhang.id])).rows).toEqual([{ sitting_id: resit, payment_state: 'paid' }]);
    await seatAndRelease(resit);
    t.clock.set(times.ticketOpensAt);
    await signInAgain();
    expect((await ask(zhang, resit)).status).toBe(200);
    expect((await t.asOwner('select max(version)::int as version from ticket where application_id = $1', [zhang.id])).rows).toEqual([{ version: 2 }]);
    expect(await stateOf(zhang)).toBe('S13');
    expect((await t.inTx((tx) => readTicketHoldersAfter(tx, sittingId, '', 100))).every((h) => h.subjectCodes.length === 0)).toBe(true);
    expect((await t.inTx((tx) => readTicketHoldersAfter(tx, resit, '', 100))).map((h) => h.applicationId)).toEqual([zhang.id]);
    expect((await t.api.post('/api/applications', { sittingId: resit }, { as: guli.as })).status).toBe(409);
  }, 120_000);
});

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { Period } from '#contracts/catalogue.ts';
import type { PaperBatch, PaperOrder } from '#contracts/exam-papers.ts';
import type { PlanWhole, RoomMap, PlanRooms } from '#contracts/seat-plans.ts';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import type { CentreList, CentreWhole, RoomImport } from '#contracts/test-centres.ts';
import type { ExclusionList, ReleaseList, ReleaseWhole, TicketOfStaff } from '#contracts/tickets.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findProvinceConfig, listOpenSittings, nameKeys } from '#server/modules/catalogue/index.ts';
import { findRoomsInUse } from '#server/modules/seating/index.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { forged } from '#server/testing/forged.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { gatherSheets } from './papers/room-sheets.ts';

let t: TestApp;
let officer: Colleague, second: Colleague, city: Colleague, other: Colleague;
let sittingId: string, planId: string, releaseId: string;
let window: Period;
type Sits = Candidate & { id: string; document: string };
let zhang: Sits, ouyang: Sits, wang: Sits;

const codes = (reply: Reply) => [reply.status, ...reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)];
const get = <T>(path: string, who = officer) => t.api.get(path, { as: who.as }).then((r) => must(r).json<T>());
const release = (who = officer) => get<ReleaseWhole>(`/api/staff/ticket-releases/${releaseId}`, who);
const act = async (path: string, who = officer, reason = '已核对排除名单') => t.api.post(`/api/staff/ticket-releases/${releaseId}/${path}`, { version: (await release()).version, reason }, { as: who.as });
const plan = () => get<PlanWhole>(`/api/staff/seat-plans/${planId}`);
const arrange = async (path: string, more: Record<string, unknown> = {}, who = officer) => must(await t.api.post(`/api/staff/seat-plans/${planId}/${path}`, { version: (await plan()).version, ...more }, { as: who.as }));
const ask = (who: Sits, changes: Record<string, unknown> = {}) => t.api.post(`/api/tickets/${sittingId}/look-ups`, { province: '37', documentType: 'resident_id', documentNumber: who.document, name: who.name, captcha: { proof: 'pass' }, ...changes });
const addressFor = async (who: Sits) => must(await ask(who)).json<{ address: string }>().address;
const stateOf = async (who: Sits) => must(await t.api.get(`/api/applications/${who.id}`, { as: who.as })).json<ApplicationView>();
async function signInAgain() {
  for (const who of [officer, second, city, other]) who.as = await t.signInStaff(who.id);
  for (const who of [zhang, ouyang, wang]) who.as = await t.signInCandidate(who.accountId);
}

async function candidate(name: string): Promise<Sits> {
  const who = await readyCandidate(t, { name });
  const id = await apply(t, who, { sittingId });
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, who.accountId));
  return { ...who, id, document: account?.documentNumber ?? '' };
}

/** Three rooms in one centre, and a frozen plan of everybody who has paid. */
async function seatEverybody() {
  const policy = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 } as const;
  const csv = ['地市,考点名称,考点地址,联系电话,考场号,座位数,考场类型,无障碍,用途', ...['001', '002'].map((n) => `济南市,历城第二中学,济南市历城区工业北路2号,0531-88880000,${n},30,纸笔,是,${n === '002' ? '备用' : '普通'}`)].join('\n');
  const file = must(await t.api.upload('/api/staff/room-imports', multipartOf({}, [{ field: 'files', fileName: '考场.csv', contentType: 'text/csv', bytes: Buffer.from(csv) }]), { as: officer.as })).json<RoomImport>();
  must(await t.api.post(`/api/staff/room-imports/${file.id}/loading`, { rows: 'all' }, { as: officer.as }));
  planId = must(await t.api.post('/api/staff/seat-plans', { sittingId, province: '37', policy, pattern: TICKET_PATTERNS.usual }, { as: officer.as })).json<PlanWhole>().id;
  await arrange('roster');
  await t.runJobs();
  await arrange('runs', { policy, pattern: TICKET_PATTERNS.usual });
  await t.runJobs();
  await arrange('proposal');
  await arrange('freeze', {}, second);
  await t.runJobs();
}

beforeAll(async () => {
  t = await testApp();
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: province('37') });
  city = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3702' } });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const windows = (await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37')))?.windows;
  if (!windows?.ticket) throw new Error('the sitting has no ticket window');
  window = windows.ticket;
  zhang = await candidate('张伟');
  ouyang = await candidate('欧阳倩');
  wang = await candidate('阿依古丽·买买提');
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved' where id = any($1)`, [[zhang.id, ouyang.id]]);
  t.clock.set(windows.pay.closesAt);
  await signInAgain();
}, 240_000);
afterAll(() => t.stop());

describe('a release (准考证发布)', () => {
  test('is not prepared before the seats are frozen', async () => {
    expect(codes(await t.api.post('/api/staff/ticket-releases', { sittingId, province: '37' }, { as: officer.as }))).toEqual([409, 'ticket.plan_not_frozen']);
    await seatEverybody();
  }, 120_000);

  test('is begun once however many press the button, and only by the province', async () => {
    const begin = (who: Colleague) => t.api.post('/api/staff/ticket-releases', { sittingId, province: '37' }, { as: who.as });
    expect(codes(await begin(other))).toEqual([404, 'ticket.not_held_there']);
    const begun = await Promise.all([1, 2, 3].map(() => begin(officer)));
    expect(begun.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    releaseId = must(begun.toSorted((a, b) => a.status - b.status)[0] ?? (await begin(officer))).json<ReleaseWhole>().id;
    await t.runJobs();
    expect(await release()).toMatchObject({ state: 'prepared', issued: 2, lookedAt: 3, leftOut: [{ reason: 'unpaid', people: 1 }] });
    expect(codes(await t.api.get(`/api/staff/ticket-releases/${releaseId}`, { as: other.as }))).toEqual([404, 'ticket.release_not_found']);
    expect((await get<ReleaseList>('/api/staff/ticket-releases', other)).lines.filter((l) => l.release !== null)).toEqual([]);
  }, 60_000);

  test('lists who gets none and why; a city sees its own people only, and a look is written down', async () => {
    const left = await get<ExclusionList>(`/api/staff/ticket-releases/${releaseId}/exclusions`);
    expect(left.people.map((p) => [p.name, p.reasons])).toEqual([['阿依古丽·买买提', ['unpaid']]]);
    expect((await get<ExclusionList>(`/api/staff/ticket-releases/${releaseId}/exclusions?reason=photo_missing`)).people).toEqual([]);
    expect((await get<ExclusionList>(`/api/staff/ticket-releases/${releaseId}/exclusions`, city)).people).toEqual([]);
    expect((await t.asOwner(`select 1 from audit_event where action = 'ticket.look_exclusions'`)).rows).toHaveLength(3);
  });

  test('is looked at as 样张 before, and printed by nobody', async () => {
    const sample = must(await t.api.get(`/api/staff/ticket-releases/${releaseId}/sample`, { as: officer.as }));
    expect([sample.headers['content-type'], sample.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    t.clock.set(window.opensAt);
    await signInAgain();
    expect(codes(await ask(zhang))).toEqual([409, 'ticket.not_released']);
    expect(codes(await t.api.get(`/api/applications/${zhang.id}/ticket`, { as: zhang.as }))).toEqual([409, 'ticket.not_released']);
    expect((await t.asOwner('select 1 from ticket_print')).rows).toEqual([]);
  }, 60_000);

  test('is opened by two people; the database holds it', async () => {
    must(await act('proposal'));
    expect(codes(await act('approval'))).toEqual([409, 'ticket.own_proposal']);
    await expect(t.asOwner(`update ticket_release set state = 'released', approved_by_id = proposed_by_id, approved_by_name = '王琳', approved_at = now() where release_id = $1`, [releaseId])).rejects.toThrow(/check constraint/);
    expect(codes(await t.api.post(`/api/staff/ticket-releases/${releaseId}/approval`, { version: 1, reason: '' }, { as: second.as }))).toEqual([409, 'ticket.changed_meanwhile']);
    must(await act('approval', second));
    expect(await release()).toMatchObject({ state: 'released', approvedBy: '赵建国', proposedBy: '王琳' });
  });
});

describe('准考证打印 without a sign-in (R-2.3)', () => {
  test('lists the exams that are open with month and code, and shows the form', async () => {
    expect(must(await t.page.get('/')).body).toContain('准考证打印');
    const list = must(await t.page.get('/tickets')).body;
    expect(list).toContain('一级建造师');
    expect(list).toContain(`/tickets/${sittingId}`);
    const form = must(await t.page.get(`/tickets/${sittingId}`)).body;
    for (const text of ['报名省份', '证件类型', '证件号码', '姓名', '验证码']) expect(form).toContain(text);
  });

  test('shows and prints the ticket of who knows province, document and name, and writes the print down', async () => {
    const address = await addressFor(zhang);
    const shown = must(await t.page.get(address)).body;
    expect(shown).toContain('历城第二中学');
    expect(shown).not.toContain(zhang.document);
    const pdf = must(await t.api.get(address.replace('/tickets/result', '/api/tickets/print')));
    expect(pdf.body.slice(0, 5)).toBe('%PDF-');
    expect((await t.asOwner(`select via, version from ticket_print`)).rows).toEqual([{ via: 'query', version: 1 }]);
  }, 60_000);

  test('says one and the same to a wrong name, a wrong number and a wrong province of one’s own', async () => {
    const wrongName = await ask(zhang, { name: '欧阳倩' });
    const nobody = await ask(zhang, { documentNumber: '37010219920725201X', name: '张伟' });
    expect(codes(wrongName)).toEqual([404, 'ticket.no_match']);
    expect(codes(nobody)[1]).toMatch(/ticket\.no_match|identity|field/);
    expect(codes(await ask(zhang, { documentType: 'officer_card' }))).toEqual([404, 'ticket.no_match']);
    expect(codes(await ask(zhang, { province: '36' }))[1]).toMatch(/ticket\.(not_released|before_window|not_held_there)/);
  });

  test('tells who is left out why, and whom to call', async () => {
    const reply = await ask(wang);
    expect(codes(reply)).toEqual([409, 'ticket.excluded']);
    expect(reply.body).toContain('未完成缴费');
    expect(reply.body).toMatch(/0531-\d+/);
  });

  test('makes names that are tried at one number wait longer and longer', async () => {
    const tries = [];
    for (const name of ['刘洋', '陈静', '李强', '王芳', '赵敏', '孙丽', '周杰']) tries.push(codes(await ask(ouyang, { name })));
    expect(tries[0]).toEqual([404, 'ticket.no_match']);
    expect(tries.at(-1)).toEqual([429, 'ticket.too_many_tries']);
    expect(codes(await ask(ouyang))).toEqual([429, 'ticket.too_many_tries']);
    expect((await ask(zhang)).status).toBe(200);
  });

  test('names tried at one number all at once count as if they were tried one after another', async () => {
    const tries = await Promise.all(['刘洋', '陈静', '李强', '王芳', '赵敏', '孙丽', '周杰', '吴昊', '郑爽', '冯远'].map((name) => ask(wang, { name })));
    const answers = tries.map((r) => codes(r)[1]);
    expect(answers.filter((code) => code === 'ticket.no_match').length).toBeLessThanOrEqual(6);
    expect(answers.filter((code) => code === 'ticket.too_many_tries').length).toBeGreaterThanOrEqual(4);
  });

  test('a look-up is written down, with whose ticket it was and without the number that was typed', async () => {
    await vi.waitFor(async () => expect((await t.asOwner(`select account_id from audit_event where action = 'ticket.look_up' and account_id = $1`, [zhang.accountId])).rows.length).toBeGreaterThan(0), { timeout: 45_000, interval: 50 });
    expect((await t.asOwner(`select 1 from audit_event where action = 'ticket.look_up.refused'`)).rows.length).toBeGreaterThan(0);
  });

  test('opens for nobody with an address that is forged, of another use, or older than a quarter of an hour', async () => {
    const address = await addressFor(zhang);
    const sealed = new URLSearchParams(address.slice(address.indexOf('?'))).get('of') ?? '';
    for (const other of [forged(sealed), t.kit.crypto.seal('signed-codes.check', '[0,"x"]').toString('base64url'), 'x']) {
      expect((await t.page.get(`/tickets/result?of=${other}`)).status).toBe(404);
      expect((await t.api.get(`/api/tickets/print?of=${other}`)).status).toBe(404);
    }
    t.clock.set(t.clock.now() + 15 * 60_000);
    expect((await t.page.get(address)).status).toBe(404);
  });
});

describe('打印准考证 from one’s own application', () => {
  test('is what comes after payment: the state, the menu, the page and the print', async () => {
    await signInAgain();
    expect(await stateOf(zhang)).toMatchObject({ state: 'S13', later: [{ step: 'ticket', text: '打印准考证', href: `/my/applications/${zhang.id}/ticket`, reasons: [] }] });
    expect((await stateOf(wang)).state).not.toBe('S13');
    expect(must(await t.page.get(`/my/applications/${zhang.id}`, { as: zhang.as })).body).toContain('准考证可打印');
    expect(must(await t.page.get(`/my/applications/${zhang.id}/ticket`, { as: zhang.as })).body).toContain('座位号');
    expect(must(await t.api.get(`/api/applications/${zhang.id}/ticket`, { as: zhang.as })).body.slice(0, 5)).toBe('%PDF-');
    expect((await t.api.get(`/api/applications/${zhang.id}/ticket`, { as: ouyang.as })).status).toBe(404);
    expect((await t.page.get(`/my/applications/${zhang.id}/ticket`, { as: ouyang.as })).status).toBe(404);
  }, 60_000);

  test('is closed at once when the province closes printing, with the reason, and opened again', async () => {
    must(await act('closing', officer, '发现考点地址有误，更正后恢复'));
    expect(codes(await ask(zhang))).toEqual([409, 'ticket.release_closed']);
    expect(await stateOf(zhang)).toMatchObject({ state: 'S12', later: [{ href: null, reasons: [expect.stringContaining('暂停打印')] }] });
    must(await act('reopening', second, '地址已更正'));
    expect((await stateOf(zhang)).state).toBe('S13');
  });
});

describe('考务用表', () => {
  test('are drawn in the background, a file some rooms of a centre; another city and another province see none', async () => {
    const papers = (who: Colleague) => t.api.get(`/api/staff/ticket-releases/${releaseId}/papers`, { as: who.as });
    const begun = must(await t.api.post(`/api/staff/ticket-releases/${releaseId}/papers`, {}, { as: officer.as })).json<PaperBatch>();
    expect(begun.batch).toMatchObject({ state: 'working', outdated: false, files: [{ centre: '历城第二中学', rooms: 1, people: 2, bytes: null }] });
    // pressed again while it is under way: the same batch goes on
    expect(must(await t.api.post(`/api/staff/ticket-releases/${releaseId}/papers`, {}, { as: officer.as })).json<PaperBatch>().batch?.id).toBe(begun.batch?.id);
    await t.runJobs();
    const done = must(await papers(officer)).json<PaperBatch>();
    expect(done.batch?.state).toBe('done');
    const [file] = done.batch?.files ?? [];
    const address = `/api/staff/ticket-releases/${releaseId}/papers/${file?.centreId ?? ''}/1`;
    const pdf = must(await t.api.get(address, { as: officer.as }));
    expect([pdf.body.slice(0, 5), pdf.headers['content-type']]).toEqual(['%PDF-', 'application/pdf']);
    expect(must(await papers(city)).json<PaperBatch>().batch?.files).toEqual([]);
    expect((await t.api.get(address, { as: city.as })).status).toBe(404);
    expect((await papers(other)).status).toBe(404);
    expect((await t.asOwner(`select 1 from audit_event where action = 'ticket.look_papers'`)).rows).toHaveLength(1);
  }, 60_000);

  test('a centre has one archive with its packing list; a file that fails says why, and only that is drawn again', async () => {
    const address = `/api/staff/ticket-releases/${releaseId}/papers`;
    const seen = async () => must(await t.api.get(address, { as: officer.as })).json<PaperBatch>().batch;
    const centreId = (await seen())?.centres[0]?.centreId ?? '';
    expect((await seen())?.centres).toMatchObject([{ centre: '历城第二中学', parts: 1, drawn: 1, failure: '', bytes: expect.any(Number) as number }]);
    const bundle = must(await t.api.get(`${address}/${centreId}`, { as: officer.as }));
    expect([bundle.headers['content-type'], bundle.body.slice(0, 2)]).toEqual(['application/zip', 'PK']);
    expect((await t.api.get(`${address}/${centreId}`, { as: city.as })).status).toBe(404);
    expect(codes(await t.api.post(address, { room: 10 }, { as: officer.as }))).toEqual([422, 'field.too_big']);
    const render = t.kit.pdf.render;
    t.kit.pdf.render = () => Promise.reject(new Error('the renderer of exam-papers ended before it answered'));
    must(await t.api.post(address, { room: 2, centrePercent: 5, order: 'strokes' }, { as: officer.as }));
    await t.runJobs({ all: true });
    t.kit.pdf.render = render;
    expect(await seen()).toMatchObject({ state: 'failed', spare: { room: 2, centrePercent: 5 }, centres: [{ drawn: 0, failure: expect.stringContaining('renderer') as string }] });
    must(await t.api.post(address, {}, { as: officer.as }));
    expect((await seen())?.state).toBe('working');
    await t.runJobs();
    expect(await seen()).toMatchObject({ state: 'done', spare: { room: 2 }, order: 'strokes', centres: [{ drawn: 1, failure: '' }] });
  }, 60_000);

  test('door lists and sign-in sheets name people by seat, by reading or by strokes', async () => {
    const roomIds = (await t.inTx((tx) => findRoomsInUse(tx, sittingId, '37')))?.rooms.map((r) => r.roomId) ?? [];
    const sheet = async (order: PaperOrder) => {
      const sheets = await t.inTx((tx) => gatherSheets(tx, t.kit, { sittingId, province: '37', roomIds, spare: { room: 1, centrePercent: 3 }, order }, t.clock.now()));
      return sheets?.data.rooms.flatMap((r) => r.halves.map((h) => h.people.map((p) => ({ seat: p.seat, name: p.name })))) ?? [];
    };
    const [seats, pinyin, strokes] = [await sheet('seat'), await sheet('pinyin'), await sheet('strokes')];
    expect(seats.length).toBeGreaterThan(0);
    for (const [at, half] of seats.entries()) {
      expect(half.map((p) => p.seat)).toEqual(half.map((p) => p.seat).toSorted((a, b) => a - b));
      expect(pinyin[at]?.map((p) => nameKeys(p.name).pinyin)).toEqual(half.map((p) => nameKeys(p.name).pinyin).toSorted());
      expect(strokes[at]?.map((p) => nameKeys(p.name).strokes)).toEqual(half.map((p) => nameKeys(p.name).strokes).toSorted());
      expect(pinyin[at]?.toSorted((a, b) => a.seat - b.seat)).toEqual(half);
    }
  });
});

describe('换发', () => {
  const find = async (who: Sits) => get<TicketOfStaff>(`/api/staff/tickets?number=${(await stateOf(who)).number ?? ''}`);

  test('nothing is issued again that has not changed', async () => {
    expect(await find(zhang)).toMatchObject({ name: '张伟', stale: false, ticket: { version: 1 }, prints: [{ via: 'candidate' }, { via: 'query' }] });
    expect(codes(await t.api.post(`/api/staff/tickets/${zhang.id}/versions`, { reason: '考生要求重发' }, { as: officer.as }))).toEqual([409, 'ticket.unchanged']);
    expect(codes(await t.api.get(`/api/staff/tickets/${zhang.id}/print`, { as: other.as }))).toEqual([404, 'application.not_found']);
  });

  test('a seat moved after the freeze makes a second version: the first code is revoked, the number stays, the person is told', async () => {
    const before = await find(zhang);
    const centre = (await get<CentreList>('/api/staff/test-centres')).centres[0];
    const spare = (await get<CentreWhole>(`/api/staff/test-centres/${centre?.id ?? ''}`)).allRooms.find((r) => r.number === '002');
    await arrange('moves', { number: before.applicationNumber, roomId: spare?.id, reason: '电力检修，调整考场' });
    await t.runJobs();
    const after = await find(zhang);
    expect(after).toMatchObject({ stale: false, ticket: { version: 2, number: before.ticket?.number }, versions: [{ version: 2, reason: '座位调整' }, { version: 1 }] });
    expect(after.ticket?.papers[0]?.room).not.toBe(before.ticket?.papers[0]?.room);
    expect((await t.asOwner(`select version, reason from revoked_code where kind = 'ticket'`)).rows).toEqual([{ version: 1, reason: 'reissued' }]);
    expect((await t.asOwner(`select 1 from message where template = 'ticket_reissued' and account_id = $1`, [zhang.accountId])).rows.length).toBeGreaterThan(0);
    const rooms = (await get<PlanRooms>(`/api/staff/seat-plans/${planId}/rooms`)).rooms;
    expect((await get<RoomMap>(`/api/staff/seat-plans/${planId}/rooms/${rooms[0]?.roomId ?? ''}`)).seats.some((s) => s.person?.applicationId === zhang.id)).toBe(false);
  }, 60_000);

  test('who pays in the end is issued a ticket by hand, once there is a seat', async () => {
    await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved' where id = $1`, [wang.id]);
    expect((await find(wang)).exclusions).toEqual(['not_seated']);
    expect(codes(await t.api.post(`/api/staff/tickets/${wang.id}/versions`, { reason: '缴费到账，补发' }, { as: officer.as }))).toEqual([409, 'ticket.excluded']);
  });

  test('an application declared void prints no more', async () => {
    await t.asOwner(`update application set ended = 'voided' where id = $1`, [ouyang.id]);
    expect(codes(await t.api.get(`/api/applications/${ouyang.id}/ticket`, { as: ouyang.as }))).toEqual([409, 'ticket.excluded']);
  });
});

describe('暂缓发放', () => {
  const find = async (who: Sits, by = officer) => get<TicketOfStaff>(`/api/staff/tickets?number=${(await stateOf(who)).number ?? ''}`, by);
  const hold = (who: Sits, path: 'holds' | 'holds/lifted', reason: string, by = officer) => t.api.post(`/api/staff/tickets/${who.id}/${path}`, { reason }, { as: by.as });
  const REASON = '报名所用身份证件正在核实，请携原件到现场办理';
  const withheld = async () => ({ figures: (await release()).issued, left: (await release()).leftOut.find((l) => l.reason === 'held')?.people ?? 0, listed: (await get<ExclusionList>(`/api/staff/ticket-releases/${releaseId}/exclusions?reason=held`)).people.map((p) => p.name) });

  test('is done by an officer of the whole province, once however many press the button, with a reason', async () => {
    expect(codes(await hold(zhang, 'holds', REASON, other))).toEqual([404, 'application.not_found']);
    expect(codes(await hold(zhang, 'holds', REASON, city))[0]).toBeGreaterThanOrEqual(403);
    expect(codes(await t.api.post(`/api/staff/tickets/${crypto.randomUUID()}/holds`, { reason: REASON }, { as: officer.as }))).toEqual([404, 'application.not_found']);
    expect((await hold(zhang, 'holds', '查')).status).toBe(422);
    expect(codes(await hold(zhang, 'holds/lifted', '原件已核对无误'))).toEqual([409, 'ticket.not_withheld']);
    expect((await t.asOwner('select 1 from ticket_hold')).rows).toEqual([]);
    const { figures } = await withheld();
    const pressed = await Promise.all([1, 2, 3].map(() => hold(zhang, 'holds', REASON)));
    expect(pressed.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    expect(await find(zhang)).toMatchObject({ exclusions: ['held'], hold: { standing: true, refusals: [], history: [{ act: 'hold', reason: REASON, by: '王琳' }] } });
    expect(await withheld()).toEqual({ figures: figures - 1, left: 1, listed: ['张伟'] });
    expect((await t.asOwner(`select account_id, reason from audit_event where action = 'ticket.hold'`)).rows).toEqual([{ account_id: zhang.accountId, reason: REASON }]);
  });

  test('nobody prints it; its candidate reads why and whom to call, who looks it up only that it is so', async () => {
    expect(codes(await t.api.get(`/api/applications/${zhang.id}/ticket`, { as: zhang.as }))).toEqual([409, 'ticket.held']);
    expect(codes(await t.api.get(`/api/staff/tickets/${zhang.id}/print`, { as: officer.as }))).toEqual([409, 'ticket.held']);
    for (const path of [`/my/applications/${zhang.id}/ticket`, `/my/applications/${zhang.id}`]) {
      const mine = must(await t.page.get(path, { as: zhang.as })).body;
      expect(mine).toContain(REASON);
      expect(mine).toMatch(/0531-\d+/);
    }
    const looked = await ask(zhang);
    expect(codes(looked)).toEqual([409, 'ticket.excluded']);
    expect(looked.body).toContain('暂缓发放');
    expect(looked.body).not.toContain('核实');
    expect((await stateOf(zhang)).state).not.toBe('S13');
    expect((await t.asOwner(`select template from message where account_id = $1 and template = 'ticket_held'`, [zhang.accountId])).rows.length).toBeGreaterThan(0);
  });

  test('a print in somebody’s hands is void at once, and nothing is issued again meanwhile', async () => {
    expect((await t.asOwner(`select version, reason from revoked_code where kind = 'ticket' order by version`)).rows).toEqual([{ version: 1, reason: 'reissued' }, { version: 2, reason: 'withdrawn' }]);
    expect(codes(await t.api.post(`/api/staff/tickets/${zhang.id}/versions`, { reason: '考生要求重发' }, { as: officer.as }))).toEqual([409, 'ticket.held']);
  });

  test('lifted, the next version can be printed, whose code holds', async () => {
    const pressed = await Promise.all([1, 2].map(() => hold(zhang, 'holds/lifted', '原件已核对无误')));
    expect(pressed.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(await find(zhang)).toMatchObject({ exclusions: [], stale: false, ticket: { version: 3 }, hold: { standing: false, history: [{ act: 'lift', reason: '原件已核对无误', by: '王琳' }, { act: 'hold' }] } });
    expect((await t.asOwner(`select 1 from revoked_code where kind = 'ticket' and version = 3`)).rows).toEqual([]);
    expect(must(await t.api.get(`/api/applications/${zhang.id}/ticket`, { as: zhang.as })).body.slice(0, 5)).toBe('%PDF-');
    expect((await ask(zhang)).status).toBe(200);
    expect(await withheld()).toMatchObject({ left: 0, listed: [] });
  }, 60_000);

  test('who has no ticket yet is withheld as well, and issued one only when all reasons are gone', async () => {
    must(await hold(wang, 'holds', '缴费凭证待核对'));
    expect(codes(await ask(wang))).toContain('ticket.excluded');
    expect((await find(wang)).exclusions).toEqual(expect.arrayContaining(['held']));
    must(await hold(wang, 'holds/lifted', '凭证已核对'));
    expect(await find(wang)).toMatchObject({ exclusions: ['not_seated'], ticket: null });
  });

  test('the database keeps one standing hold, whole ends, and every row', async () => {
    await expect(t.asOwner(`update ticket_hold set lifted_by_id = null`)).rejects.toThrow(/check constraint/);
    await expect(t.inTx((tx) => tx.deleteFrom('ticket_hold').execute())).rejects.toThrow(/permission denied/);
  });
});

test('once the window is over nothing is printed, and the day after the exam one waits for the scores', async () => {
  t.clock.set(window.closesAt);
  await signInAgain();
  expect(codes(await ask(zhang))).toEqual([409, 'ticket.after_window']);
  t.clock.set(window.closesAt + 3 * 86_400_000);
  await signInAgain();
  expect((await stateOf(zhang)).state).toBe('S14');
});

test('more than a thousand asks in a minute from one address end with a wait, whatever they ask', async () => {
  // sixty a minute in production; test mode lets twenty times as many through
  const answers = new Map<number, number>();
  for (let asked = 0; asked < 1_300; asked += 50) for (const { status } of await Promise.all(Array.from({ length: 50 }, () => ask(zhang)))) answers.set(status, (answers.get(status) ?? 0) + 1);
  expect(answers.get(429)).toBeGreaterThan(0);
  expect((answers.get(409) ?? 0)).toBeLessThanOrEqual(1_200);
  const stopped = await ask(zhang);
  expect(codes(stopped)).toEqual([429, 'request.too_many']);
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
}, 60_000);

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CentreList, CentreWhole, RoomFaults, RoomImport } from '#contracts/test-centres.ts';
import type { Demands, PlanDiff, PlanRooms, PlanWhole, RoomMap, SeatMoves } from '#contracts/seat-plans.ts';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { findByTicket, findSeated, Proof, verifyPlan, verifyProof } from './index.ts';

let t: TestApp;
let officer: Colleague, second: Colleague, city: Colleague, other: Colleague, nation: Colleague;
let sittingId: string;
let payEnds: number;

const PEOPLE = 64;
const policy = { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 } as const;
const pattern = TICKET_PATTERNS.usual;
const codes = (reply: Reply) => [reply.status, ...reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)];
const get = <T>(path: string, who = officer) => t.api.get(path, { as: who.as }).then((r) => must(r).json<T>());
const plan = (who = officer) => get<PlanWhole>(`/api/staff/seat-plans/${planId}`, who);
const act = (path: string, more: Record<string, unknown> = {}, who = officer) => plan(who).then((p) => t.api.post(`/api/staff/seat-plans/${planId}/${path}`, { version: p.version, ...more }, { as: who.as }));
const send = (csv: string, who = officer) => t.api.upload('/api/staff/room-imports', multipartOf({}, [{ field: 'files', fileName: '考场.csv', contentType: 'text/csv', bytes: Buffer.from(csv) }]), { as: who.as });
const centre = async (name: string) => { const found = (await get<CentreList>(`/api/staff/test-centres?search=${encodeURIComponent(name)}`)).centres[0]; if (!found) throw new Error(name); return get<CentreWhole>(`/api/staff/test-centres/${found.id}`); };
let planId = '';

beforeAll(async () => {
  t = await testApp();
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: province('37') });
  city = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  nation = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  sittingId = open?.sitting.id ?? '';
  payEnds = (await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37')))?.windows.pay.closesAt ?? 0;
  const who = await readyCandidate(t, { name: '张伟' });
  const id = await apply(t, who, { sittingId });
  // one real application paid, and the same for sixty-three more people: what stands between is the matter of other tests
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved' where id = $1`, [id]);
  for (let n = 1; n < PEOPLE; n++) {
    const changed = `jsonb_build_object('account_id', gen_random_uuid(), 'id', gen_random_uuid(), 'number', a.number || '${String(n)}', 'prefecture', '${n % 16 === 0 ? '3702' : '3701'}', 'specialty_code', '${n % 3 === 0 ? '11' : '15'}', 'subject_codes', ${n % 5 === 0 ? `'["3","4"]'::jsonb` : 'to_jsonb(a.subject_codes)'})`;
    await t.asOwner(`with made as (insert into application select (jsonb_populate_record(a, ${changed})).* from application a where a.id = $1 returning account_id, id, number),
      claimed as (insert into application_number_claim select number, account_id, id from made)
      insert into application_snapshot select m.account_id, m.id, s.version, s.content, s.digest, s.at from made m, application_snapshot s where s.application_id = $1`, [id]);
  }
}, 240_000);
afterAll(() => t.stop());

const HEAD = '地市,考点名称,考点地址,联系电话,考场号,座位数,考场类型,无障碍,用途';
const rows = (town: string, name: string, numbers: number[], seats = 30, use = '普通') => numbers.map((n) => `${town},${name},济南市历城区工业北路${String(name.length)}号,0531-88880000,${String(n).padStart(3, '0')},${String(seats)},纸笔,${n === 1 ? '是' : '否'},${use}`);

describe('test centres and rooms', () => {
  test('a file is reported fault by fault, and nothing is there before somebody loads it', async () => {
    const csv = [HEAD, ...rows('济南市', '历城第二中学', [1]), '济南市,历城第二中学,,,001,30,纸笔,否,普通', '济南,历城第二中学,,,002,三十,笔试,否,普通', '南昌市,南昌一中,红谷滩1号,0791-8888000,001,30,纸笔,否,普通', '青岛市,青岛一中,,0532-8888000,001,30,纸笔,否,普通', '济南市,历城第二中学,,,003,=30,纸笔,否,普通'].join('\n');
    const i = must(await send(csv)).json<RoomImport>();
    expect(i).toMatchObject({ rows: 6, good: 1, bad: 5, state: 'checked' });
    expect((await get<RoomFaults>(`/api/staff/room-imports/${i.id}/faults`)).faults.map((f) => `${String(f.row)}${f.column ?? ''} ${f.text}`)).toEqual([
      '3E 考场 001 与第 2 行重复', '4F 座位数应为 1 至 200 的整数', '4G “笔试”应为 纸笔、机考 之一', '5A 没有地市“南昌市”', expect.stringContaining('6C '), '7F 是公式；请把计算结果粘贴为值',
    ]);
    expect((await get<CentreList>('/api/staff/test-centres')).centres).toEqual([]);
    expect(codes(await t.api.post(`/api/staff/room-imports/${i.id}/loading`, { rows: 'all' }, { as: officer.as }))).toEqual([422, 'seating.import_has_faults']);
    must(await t.api.post(`/api/staff/room-imports/${i.id}/loading`, { rows: 'good' }, { as: officer.as }));
    expect(codes(await t.api.post(`/api/staff/room-imports/${i.id}/loading`, { rows: 'good' }, { as: officer.as }))).toEqual([409, 'seating.import_over']);
    expect((await centre('历城第二中学')).allRooms.map((r) => [r.number, r.capacity, r.accessible])).toEqual([['001', 30, true]]);
  });

  test('a city keeps to its own, another province sees nothing, the nation looks and does not write', async () => {
    const mine = await centre('历城第二中学');
    expect((await get<CentreList>('/api/staff/test-centres', other)).centres).toEqual([]);
    expect(codes(await t.api.get(`/api/staff/test-centres/${mine.id}`, { as: other.as }))).toEqual([404, 'seating.centre_not_found']);
    expect((await get<CentreList>('/api/staff/test-centres', nation)).centres).toHaveLength(1);
    const content = { name: '青岛第一中学', address: '青岛市市南区1号', phone: '0532-88880000', directions: '' };
    expect(codes(await t.api.post('/api/staff/test-centres', { prefecture: '3702', content }, { as: city.as }))).toEqual([404, 'seating.place_not_found']);
    expect((await t.api.post('/api/staff/test-centres', { prefecture: '3702', content }, { as: nation.as })).status).toBe(403);
    const done = await Promise.all([1, 2].map(() => t.api.post('/api/staff/test-centres', { prefecture: '3702', content }, { as: officer.as })));
    expect(done.map((r) => r.status).sort()).toEqual([200, 409]);
    const stale = await t.api.put(`/api/staff/test-centres/${mine.id}`, { version: mine.version - 1, content: { ...content, name: '历城二中' } }, { as: city.as });
    expect(codes(stale)).toEqual([409, 'seating.changed_meanwhile']);
  });
});

describe('a plan', () => {
  test('publishes the digest of its seed first, and the roster is closed only after payment', async () => {
    const body = { sittingId, province: '37', policy, pattern };
    expect(codes(await t.api.post('/api/staff/seat-plans', { ...body, pattern: [{ part: 'year', digits: 2 }, { part: 'exam', digits: 2 }] }, { as: officer.as }))).toEqual([422, 'seating.pattern_ambiguous', 'seating.exam_level_too_long']);
    const made = await Promise.all([1, 2].map(() => t.api.post('/api/staff/seat-plans', body, { as: officer.as })));
    expect(made.map((r) => r.status).sort()).toEqual([200, 409]);
    const view = must(made.toSorted((a, b) => a.status - b.status)[0] ?? (await act('roster'))).json<PlanWhole>();
    planId = view.id;
    expect(view).toMatchObject({ state: 'committed', revealedSeed: null, rosterDigest: null, patternExample: expect.stringMatching(/^\d{14}$/) });
    expect(view.seedDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(codes(await act('roster'))).toEqual([409, 'seating.payments_open']);
    expect(view.acts.find((a) => a.act === 'close_roster')?.refusals).toHaveLength(1);
    t.clock.set(payEnds);
    for (const who of [officer, second, city, other, nation]) who.as = await t.signInStaff(who.id);
    expect(codes(await t.api.get(`/api/staff/seat-plans/${planId}`, { as: other.as }))).toEqual([404, 'seating.plan_not_found']);
    expect((await act('roster', {}, city)).status).toBe(403);
    must(await act('roster'));
    await t.runJobs();
    expect(await plan()).toMatchObject({ state: 'closed', people: PEOPLE, gathered: PEOPLE, rosterDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  }, 60_000);

  test('with too few seats says which half-day lacks how many and where, and changes nothing', async () => {
    must(await act('runs', { policy, pattern }));
    await t.runJobs();
    const refused = await plan();
    expect([refused.state, refused.runs[0]?.seated]).toEqual(['closed', null]);
    expect(refused.runs[0]?.refusals.filter((r) => r.includes('济南市'))[0]).toMatch(/济南市 \d+月\d+日上午：应考 61 人，座位 30 个，还差 31 个/);
    expect(refused.runs[0]?.refusals.some((r) => r.includes('青岛市') && r.includes('座位 0 个，还差 3 个'))).toBe(true);
    const demands = await get<Demands>(`/api/staff/seat-demands?sitting=${sittingId}&province=37`, city);
    expect(demands.lines.map((l) => [l.prefecture, l.halfDay, l.people, l.seats, l.missing])).toEqual([1, 2, 3, 4].map((h) => ['3701', h, 61, 30, 31]));
    expect(demands.lines[2]?.papers.reduce((n, p) => n + p.people, 0)).toBe(61);
  }, 60_000);

  test('is drawn, and drawn again to the same seats; verified by code of its own, and a changed seat is found', async () => {
    const csv = [HEAD, ...rows('济南市', '历城第二中学', [2, 3, 4]), ...rows('青岛市', '青岛第二中学', [1]), ...rows('济南市', '历城第二中学', [8, 9], 30, '备用')].join('\n');
    const i = must(await send(csv)).json<RoomImport>();
    must(await t.api.post(`/api/staff/room-imports/${i.id}/loading`, { rows: 'all' }, { as: officer.as }));
    for (let n = 0; n < 2; n++) {
      must(await act('runs', { policy, pattern }));
      await t.runJobs();
    }
    const view = await plan();
    expect([view.state, view.runs[0]?.seated, view.runs.length]).toEqual(['drafted', PEOPLE, 3]);
    expect(view.runs[0]?.digest).toBe(view.runs[1]?.digest);
    expect(await get<PlanDiff>(`/api/staff/seat-plans/${planId}/differences`)).toMatchObject({ from: 2, to: 3, otherSeat: 0, otherRoom: 0, otherCentre: 0 });
    expect(view.runs[0]?.breaches.map((b) => b.rule)).toContain('employers_apart');
    expect(view.runs[0]?.breaches.find((b) => b.rule === 'full_rooms')?.examples[0], 'how many sit there, not in which seats').toMatch(/ · \d+ 人$/);
    expect((await t.inTx((tx) => verifyPlan(tx, t.kit.crypto, view.id)))?.findings).toEqual([]);
    await t.asOwner(`update seat set seat = 99 where ctid = (select ctid from seat where plan_id = $1 and run = 3 and seat = 1 limit 1)`, [planId]);
    expect((await t.inTx((tx) => verifyPlan(tx, t.kit.crypto, view.id)))?.findings.map((f) => f.rule)).toContain('plan');
    await t.asOwner(`update seat set seat = 1 where plan_id = $1 and run = 3 and seat = 99`, [planId]);
    expect((await t.inTx((tx) => verifyPlan(tx, t.kit.crypto, view.id)))?.findings).toEqual([]);
  }, 90_000);

  test('is shown room by room, to a city its own only, and a look at people is written down', async () => {
    const rooms = await get<PlanRooms>(`/api/staff/seat-plans/${planId}/rooms?prefecture=3702`, city);
    expect([...new Set(rooms.rooms.map((r) => r.prefecture))]).toEqual(['3701']);
    expect(rooms.rooms.map((r) => r.number)).toEqual(rooms.rooms.map((_, at) => at + 1));
    const first = rooms.rooms[0];
    const map = await get<RoomMap>(`/api/staff/seat-plans/${planId}/rooms/${first?.roomId ?? ''}`, city);
    expect([map.seats.length, map.seats.filter((s) => s.person).length, map.seats.find((s) => s.person)?.person?.name]).toEqual([30, first?.halves[0]?.people, '张*']);
    expect((await t.asOwner(`select 1 from audit_event where action = 'seating.look_room'`)).rows).toHaveLength(1);
    const qingdao = (await get<PlanRooms>(`/api/staff/seat-plans/${planId}/rooms?prefecture=3702`)).rooms[0];
    expect(codes(await t.api.get(`/api/staff/seat-plans/${planId}/rooms/${qingdao?.roomId ?? ''}`, { as: city.as }))).toEqual([404, 'seating.room_not_found']);
  });

  test('is frozen by two people, the database holds it; then numbers are given and the seed is revealed', async () => {
    must(await act('proposal'));
    expect(codes(await act('freeze'))).toEqual([403, 'seating.own_proposal']);
    await expect(t.asOwner(`update seat_plan set state = 'freezing', frozen_by_id = proposed_by_id where plan_id = $1`, [planId])).rejects.toThrow(/check constraint/);
    must(await act('freeze', {}, second));
    await t.runJobs();
    const view = await plan();
    expect([view.state, view.tickets, view.frozenBy]).toEqual(['frozen', PEOPLE, '赵建国']);
    expect(createHash('sha256').update(Buffer.from(view.revealedSeed ?? '', 'hex')).digest('hex')).toBe(view.seedDigest);
    const verdict = await t.inTx((tx) => verifyPlan(tx, t.kit.crypto, view.id));
    expect(verdict?.findings).toEqual([]);
    const proof = Proof.parse(JSON.parse(JSON.stringify(verdict?.proof)));
    expect([verifyProof(proof), JSON.stringify(proof).includes('张')]).toEqual([[], false]);
    expect(verifyProof({ ...proof, roster: proof.roster.slice(1) }).map((f) => f.rule)).toContain('roster');
    const folder = mkdtempSync(join(tmpdir(), 'jinbang-proof-'));
    const check = (told: unknown) => {
      writeFileSync(join(folder, 'proof.json'), JSON.stringify(told));
      try {
        return execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', '--tsconfig', 'tsconfig.server.json', 'scripts/verify-seating.ts', `--proof=${join(folder, 'proof.json')}`], { encoding: 'utf8', cwd: projectPath('.') });
      } catch (error) {
        return String((error as { stdout?: unknown }).stdout);
      }
    };
    // the command of a third party, with the file alone and no database
    expect(check(proof)).toMatch(new RegExp(`"people":${String(PEOPLE)},.*"findings":0`));
    expect(check({ ...proof, seats: proof.seats.map((s, at) => (at === 0 ? [s[0], s[1], s[2], s[3] === 29 ? 28 : 29] : s)) })).toMatch(/"findings":[1-9]/);
    rmSync(folder, { recursive: true });
    const number = (await t.asOwner(`select number from ticket_claim order by number limit 1`)).rows as { number: string }[];
    expect(number[0]?.number).toMatch(/^\d{2}0343701001\d{2}$/);
    expect(codes(await act('runs', { policy, pattern }))).toEqual([409, 'seating.plan_wrong_state']);
    await expect(t.asOwner(`insert into ticket_claim select sitting_id, number, plan_id, gen_random_uuid(), account_id, at from ticket_claim limit 1`)).rejects.toThrow(/unique|duplicate/);
  }, 180_000);

  test('a room it uses is not closed before its people are moved, one by one with a reason', async () => {
    const used = (await get<PlanRooms>(`/api/staff/seat-plans/${planId}/rooms?prefecture=3702`)).rooms[0];
    const there = await centre('青岛第二中学');
    const close = async () => t.api.post(`/api/staff/test-centres/${there.id}/rooms/${used?.roomId ?? ''}/closure`, { version: (await centre('青岛第二中学')).version, reason: '电力检修，不能使用' }, { as: officer.as });
    const refusal = await close();
    expect(codes(refusal)).toEqual([409, 'seating.people_seated_there']);
    // it says who sits there
    for (const { number } of (await t.asOwner(`select c.number from ticket_claim c join application a on a.id = c.application_id where a.prefecture = '3702'`)).rows as { number: string }[]) expect(refusal.body).toContain(number);
    expect(codes(await t.api.post(`/api/staff/test-centres/${there.id}/closure`, { version: there.version, reason: '考点不能使用' }, { as: officer.as }))).toEqual([409, 'seating.people_seated_there']);
    must(await t.api.post(`/api/staff/test-centres/${there.id}/rooms`, { version: there.version, content: { number: '009', floor: '一层', capacity: 30, kind: 'paper', accessible: true, purpose: 'spare' } }, { as: officer.as }));
    const to = (await centre('青岛第二中学')).allRooms.find((r) => r.number === '009')?.id ?? '';
    const people = (await get<RoomMap>(`/api/staff/seat-plans/${planId}/rooms/${used?.roomId ?? ''}?halfDay=3`)).seats.flatMap((s) => (s.person ? [s.person] : []));
    expect(people).toHaveLength(3);
    const numbers = (await t.asOwner(`select a.number, c.number as ticket from application a join ticket_claim c on c.application_id = a.id where a.prefecture = '3702' order by 1`)).rows as { number: string; ticket: string }[];
    expect(codes(await act('moves', { number: numbers[0]?.number, roomId: to, reason: '短' }))).toEqual([422, 'field.too_short']);
    const wrong = (await get<PlanRooms>(`/api/staff/seat-plans/${planId}/rooms?prefecture=3701`)).rooms[0]?.roomId;
    expect(codes(await act('moves', { number: numbers[0]?.number, roomId: wrong, reason: '电力检修，调整考场' }))).toContain('seating.room_unfit');
    for (const { number } of numbers) must(await act('moves', { number, roomId: to, reason: '电力检修，调整考场' }));
    expect(codes(await act('moves', { number: numbers[0]?.number, roomId: to, reason: '电力检修，调整考场' }))).toContain('seating.same_room');
    expect(must(await close()).status).toBe(200);
    const view = await plan();
    expect([view.planVersion, (await get<SeatMoves>(`/api/staff/seat-plans/${planId}/moves`)).moves[0]?.reason]).toEqual([4, '电力检修，调整考场']);
    expect((await t.inTx((tx) => verifyPlan(tx, t.kit.crypto, view.id)))?.findings).toEqual([]);
    const moved = (await t.asOwner(`select id from application where number = $1`, [numbers[0]?.number])).rows as { id: string }[];
    const seated = await t.inTx((tx) => findSeated(tx, { sittingId, province: '37', applicationId: moved[0]?.id ?? '' }));
    expect([seated?.ticketNumber, seated?.seats[0]?.room, seated?.seats[0]?.centre.name, seated?.planVersion]).toEqual([numbers[0]?.ticket, '009', '青岛第二中学', 4]);
    expect((await t.inTx((tx) => findByTicket(tx, sittingId, numbers[0]?.ticket ?? '')))?.applicationId).toBe(moved[0]?.id);
  }, 60_000);

  test('whoever is seated is not unlocked (T17), and the no says what to do instead', async () => {
    const { rows: [app] } = await t.asOwner(`select a.number from application a join seat_roster e on e.application_id = a.id where a.prefecture = '3701' order by a.number limit 1`);
    const reply = await t.api.post('/api/staff/unlocks', { number: String(app?.['number']), parts: ['work'], until: t.clock.now() + 86_400_000, reason: '工作单位填写错误，本人书面申请更正' }, { as: officer.as });
    expect(reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)).toContain('seating.is_seated');
    expect(reply.body).toContain('换发准考证');
    expect((await t.asOwner('select 1 from assistance_case')).rows).toEqual([]);
  });
});

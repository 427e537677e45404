import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppointmentDay, AppointmentView } from '#contracts/appointments.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { CapacityEffect, StaffPoint } from '#contracts/place-editing.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { onMarkMissed } from './appointments.jobs.ts';

type Waiting = { id: ApplicationId; candidate: Candidate };
const POINT = '3601-01';
const DAY = 86_400_000;

let t: TestApp;
let sittingId: string;
let manager: Colleague;
let people: Waiting[];
let day: string;

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  manager = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
  people = [];
  for (const name of ['张伟', '欧阳倩', '𠮷田健', '李娜', '阿依古丽·买买提']) people.push(await awaitingReview(t, sittingId, { how: 'on_site', name }));
  day = beijingDay(t.clock.now() + 2 * DAY);
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const plan = (who: Colleague, changes: Record<string, unknown> = {}) => t.api.post('/api/staff/review/slots', { point: POINT, from: day, to: day, weekdays: [1, 2, 3, 4, 5, 6, 7], hours: [{ from: '09:00', to: '10:30' }], minutes: 30, capacity: 2, ...changes }, { as: who.as });
const view = async ({ id, candidate }: Waiting) => must(await t.api.get(`/api/applications/${id}/appointment`, { as: candidate.as })).json<AppointmentView>();
const book = ({ id, candidate }: Waiting, startsAt: number) => t.api.put(`/api/applications/${id}/appointment`, { startsAt }, { as: candidate.as });
const list = async () => must(await t.api.get(`/api/staff/review/appointments?point=${POINT}&day=${day}`, { as: manager.as })).json<AppointmentDay>();
const slotsNow = async () => (await list()).slots.map((s) => s.booked);
/** A sign-in ends with its day; the manager signs in anew after the clock jumped. */
const signInAnew = async () => { manager = { ...manager, as: await t.signInStaff(manager.id) }; };
const at = (clock: string) => Date.parse(`${day}T${clock}:00+08:00`);
const person = (i: number): Waiting => { const p = people[i]; if (!p) throw new Error('nobody'); return p; };

describe('appointments', () => {
  it('are planned by who manages the point, in whole slots, once', async () => {
    expect((await view(person(0))).closed).toHaveLength(1);
    const stranger = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    expect(codes(await plan(stranger))).toEqual(['review.point_elsewhere']);
    expect(must(await plan(manager)).json()).toEqual({ made: 3, kept: 0 });
    expect(must(await plan(manager, { hours: [{ from: '09:00', to: '11:00' }] })).json()).toEqual({ made: 1, kept: 3 });
    expect((await t.api.get(`/api/staff/review/appointments?point=${POINT}&day=${day}`, { as: stranger.as })).status).toBe(404);
  });

  it('give no more places than there are, however many ask at once', async () => {
    const replies = await Promise.all(people.map((p) => book(p, at('09:00'))));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 200, 409, 409, 409]);
    for (const no of replies.filter((r) => r.status === 409)) expect(codes(no)).toEqual(['review.slot_full']);
    expect(await slotsNow()).toEqual([2, 0, 0, 0]);
  });

  it('are one for each application: the same asked many times at once is booked once', async () => {
    const free = (await Promise.all(people.map(async (p) => ({ p, booked: (await view(p)).booked })))).find((x) => x.booked === null)?.p;
    if (!free) throw new Error('everybody is booked');
    await Promise.all(Array.from({ length: 4 }, () => book(free, at('09:30'))));
    expect(await slotsNow()).toEqual([2, 1, 0, 0]);
    expect((await t.db.selectFrom('message').select('template').where('account_id', '=', free.candidate.accountId).where('template', '=', 'appointment_booked').execute())).toHaveLength(1);
  });

  it('are changed and cancelled, and the place goes to others', async () => {
    const booked = (await Promise.all(people.map(async (p) => ({ p, at: (await view(p)).booked?.startsAt })))).filter((x) => x.at === at('09:00')).map((x) => x.p);
    const [first, second] = booked;
    if (!first || !second) throw new Error('two were booked');
    must(await book(first, at('10:00')));
    expect(await slotsNow()).toEqual([1, 1, 1, 0]);
    // two who change to each other's time do not wait for each other
    const swapped = await Promise.all([book(first, at('09:00')), book(second, at('10:00'))]);
    expect(swapped.map((r) => r.status)).toEqual([200, 200]);
    expect(await slotsNow()).toEqual([1, 1, 1, 0]);
    must(await t.api.delete(`/api/applications/${second.id}/appointment`, { as: second.candidate.as }));
    expect(await slotsNow()).toEqual([1, 1, 0, 0]);
    expect(codes(await t.api.delete(`/api/applications/${second.id}/appointment`, { as: second.candidate.as }))).toEqual(['review.no_appointment']);
  });

  it('stand on the page without scripts, and only for what waits on site', async () => {
    const { id, candidate } = person(4);
    const page = await t.page.get(`/my/applications/${id}/appointment`, { as: candidate.as });
    expect(page.body).toContain('现场核验预约');
    const sent = await t.page.post(`/my/applications/${id}/appointment`, { startsAt: String(at('10:30')) }, { as: candidate.as });
    expect([sent.status, sent.location]).toEqual([303, `/my/applications/${id}/appointment`]);
    expect((await t.page.get(`/my/applications/${id}/appointment`, { as: candidate.as })).body).toContain('您已预约');
    expect((await t.page.get(`/my/applications/${id}`, { as: candidate.as })).body).toContain(`/my/applications/${id}/appointment`);
    const online = await awaitingReview(t, sittingId);
    expect(codes(await book(online, at('10:30')))).toEqual(['review.no_appointment_needed']);
  }, 30_000);

  it('cannot shrink below what is booked; a closed time takes nobody', async () => {
    const change = (clock: string, body: Record<string, unknown>) => t.api.put(`/api/staff/review/slots/${POINT}/${String(at(clock))}`, body, { as: manager.as });
    expect(codes(await change('09:00', { capacity: 0 }))).toEqual(['review.slot_smaller_than_booked']);
    must(await change('10:00', { capacity: 5, closedWhy: '设备检修' }));
    expect(codes(await book(person(0), at('10:00')))).toEqual(['review.slot_full']);
  });
});

describe('what a review point receives a day (日接待量)', () => {
  const receives = (n: number | null) => t.asOwner('update review_point set capacity_per_day = $2 where review_point_id = $1', [POINT, n]);
  const later = () => beijingDay(t.clock.now() + 5 * DAY);
  const placesOf = async (on: string) => must(await t.api.get(`/api/staff/review/appointments?point=${POINT}&day=${on}`, { as: manager.as })).json<AppointmentDay>().places;

  it('is not planned beyond, by a plan or by a larger slot, also of two who plan at once', async () => {
    await receives(5);
    const on = later();
    const no = await plan(manager, { from: on, to: on });
    expect(codes(no)).toEqual(['review.over_day_capacity']);
    expect(no.body).toContain(on);
    expect(await placesOf(on)).toMatchObject({ planned: 0, booked: 0 });
    const both = await Promise.all([plan(manager, { from: on, to: on, hours: [{ from: '09:00', to: '10:00' }] }), plan(manager, { from: on, to: on, hours: [{ from: '14:00', to: '15:00' }] })]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(await placesOf(on)).toEqual({ planned: 4, booked: 0, limit: 5 });
    const [slot] = must(await t.api.get(`/api/staff/review/appointments?point=${POINT}&day=${on}`, { as: manager.as })).json<AppointmentDay>().slots;
    const resize = (capacity: number) => t.api.put(`/api/staff/review/slots/${POINT}/${String(slot?.startsAt)}`, { capacity, closedWhy: '' }, { as: manager.as });
    expect(codes(await resize(4))).toEqual(['review.over_day_capacity']);
    must(await resize(3));
    expect(await placesOf(on)).toEqual({ planned: 5, booked: 0, limit: 5 });
  });

  it('is booked no further, however many ask at once; a day that is full says so; fewer a day than have booked needs its reason', async () => {
    const on = later();
    const fresh: Waiting[] = [];
    for (const name of ['王芳', '陈静', '马丽']) fresh.push(await awaitingReview(t, sittingId, { how: 'on_site', name }));
    const { slots } = must(await t.api.get(`/api/staff/review/appointments?point=${POINT}&day=${on}`, { as: manager.as })).json<AppointmentDay>();
    const [first, second] = slots.map((s) => s.startsAt);
    await receives(2);
    const replies = await Promise.all(fresh.map((p, i) => book(p, (i % 2 === 0 ? first : second) ?? 0)));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 200, 409]);
    expect(replies.filter((r) => r.status === 409).flatMap(codes)).toEqual(['review.day_full']);
    const left = fresh[replies.findIndex((r) => r.status === 409)];
    if (!left) throw new Error('everybody got a place');
    expect((await view(left)).days.find((d) => d.day === on)).toMatchObject({ full: true, slots: [{ left: 0 }, { left: 0 }] });
    expect((await t.page.get(`/my/applications/${left.id}/appointment`, { as: left.candidate.as })).body).toContain('当日已满');
    const officer = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
    const point = must(await t.api.get('/api/staff/review-points?province=36', { as: officer.as })).json<{ points: StaffPoint[] }>().points.find((p) => p.id === POINT);
    if (!point) throw new Error('no point');
    const effect = must(await t.api.get(`/api/staff/review-points/${POINT}/capacity-effect?capacity=1`, { as: officer.as })).json<CapacityEffect>();
    expect(effect.days).toContainEqual({ day: on, booked: 2, planned: 5 });
    expect([effect.overBooked, effect.people]).toEqual([2, 3]);
    const { name, address, phone, hours } = point;
    const edit = (reason: string) => t.api.put(`/api/staff/review-points/${POINT}`, { version: point.version, content: { name, address, phone, hours, capacityPerDay: 1 }, reason }, { as: officer.as });
    expect(codes(await edit(''))).toEqual(['catalogue.capacity_needs_reason']);
    must(await edit('窗口减少一个，按函调整'));
    expect(await placesOf(on)).toEqual({ planned: 5, booked: 2, limit: 1 });
    const stranger = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    expect((await t.api.get(`/api/staff/review-points/${POINT}/capacity-effect?capacity=1`, { as: stranger.as })).status).toBe(404);
    expect(codes(await book(left, first ?? 0))).toEqual(['review.day_full']);
    const booked = fresh.filter((_, i) => replies[i]?.status === 200);
    for (const p of booked) must(await t.api.delete(`/api/applications/${p.id}/appointment`, { as: p.candidate.as }));
    must(await book(left, second ?? 0));
    expect(await placesOf(on)).toEqual({ planned: 5, booked: 1, limit: 1 });
  }, 60_000);

  it('holds when the point of an application changes: its booking there is given to others', async () => {
    const on = later();
    const before = await placesOf(on);
    await t.asOwner(`update application set review_point_id = '3601-02' where id in (select application_id from review_appointment where state = 'booked' and review_point_id = $1 and starts_at >= $2)`, [POINT, new Date(`${on}T00:00:00+08:00`)]);
    await t.inTx((tx) => onMarkMissed.work({ tx, now: t.clock.now(), kit: t.kit }, {}, undefined));
    expect((await placesOf(on)).booked).toBe(before.booked - 1);
  });
});

describe('appointments of the day', () => {
  it('remind the day before, and who does not come is marked', async () => {
    const templates = async () => (await t.db.selectFrom('message').select('template').where('template', '=', 'appointment_reminder').execute()).length;
    t.clock.set(at('09:00') - 10 * 3_600_000);
    await t.runJobs({ all: true });
    await signInAnew();
    const reminded = await templates();
    expect(reminded).toBe((await list()).slots.flatMap((s) => s.people).filter((p) => p.state === 'booked').length);
    const [someone] = (await list()).slots.flatMap((s) => s.people);
    if (!someone) throw new Error('nobody is booked');
    const reviewer = await colleague(t, { jurisdiction: { kind: 'points', points: [POINT] } });
    must(await t.api.post(`/api/staff/applications/${someone.applicationId}/appointment/outcome`, { outcome: 'attended' }, { as: reviewer.as }));
    t.clock.set(at('18:00'));
    await signInAnew();
    await t.inTx((tx) => onMarkMissed.work({ tx, now: t.clock.now(), kit: t.kit }, {}, undefined));
    expect(new Set((await list()).slots.flatMap((s) => s.people).map((p) => p.stateText))).toEqual(new Set(['已到场', '未到场']));
  });
});

import type { z } from 'zod';
import type { PlanRooms, PlanRoomsQuery, RoomMap, SeatPlanId } from '#contracts/seat-plans.ts';
import type { ExamRoomId } from '#contracts/test-centres.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findConfirmedNames } from '#server/modules/applications/index.ts';
import { getExam } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Seating } from '../asking.ts';
import { subjectsAt } from '../domain/half-days.ts';
import { variantsOf } from '../domain/paper-variant.ts';
import { snakeSeats } from '../domain/seat-order.ts';
import { countPapers, findPlanRoom, listPlanRooms, listSeats, listTowns } from '../plans/plan-rooms.store.ts';
import { townOf } from '../plans/plans.scope.ts';
import { halfDayWords, timesOf } from '../plans/sitting-times.ts';
import { readPlan, type Taken } from '../plans/take-plan.ts';
import { findTickets } from '../plans/tickets.store.ts';
import { paperNames } from './paper-names.ts';

const PAGE = 40;

/** The rooms of one town of a plan, page by page, with who writes what in each on every half-day (考场一览). */
export async function viewRooms(seating: Seating, id: SeatPlanId, query: z.output<typeof PlanRoomsQuery>): Promise<Result<PlanRooms>> {
  const { tx, by } = seating;
  const read = await readPlan(seating, id);
  if (!read.ok) return read;
  const { plan } = read.value;
  const own = townOf(by.jurisdiction);
  const town = own ?? query.prefecture ?? (await listTowns(tx, id, plan.latestRun))[0]?.prefecture;
  if (town === undefined) return ok({ rooms: [], next: null });
  const rooms = await readRooms(tx, read.value, town, query.after, PAGE + 1);
  return ok({ rooms: rooms.slice(0, PAGE), next: rooms.length > PAGE ? (rooms[PAGE - 1]?.number ?? null) : null });
}

/** Rooms of one town of a plan behind a number, each with who writes what on every half-day. */
export async function readRooms(tx: Tx, { plan, sitting }: Taken, town: string, after: number, limit: number): Promise<PlanRooms['rooms']> {
  const shown = await listPlanRooms(tx, plan.id, plan.latestRun, town, after, limit);
  const exam = await getExam(tx, plan.examCode);
  const names = paperNames(exam, sitting.year);
  const subjectsThen = subjectsAt(timesOf(exam, sitting));
  const counts = await countPapers(tx, plan.id, plan.latestRun, shown.map((r) => r.roomId));
  return shown.map((room) => {
    const here = counts.filter((c) => c.roomId === room.roomId);
    return {
      ...room,
      halves: [...new Set(here.map((c) => c.halfDay))].sort((a, b) => a - b).map((halfDay) => {
        const papers = new Map<string, PlanRooms['rooms'][number]['halves'][number]['papers'][number]>();
        for (const c of here.filter((one) => one.halfDay === halfDay)) {
          const name = names.paper(c.level, c.specialty, subjectsThen(c, halfDay));
          papers.set(name.zh, { name, people: (papers.get(name.zh)?.people ?? 0) + c.people });
        }
        return { halfDay, people: [...papers.values()].reduce((n, p) => n + p.people, 0), papers: [...papers.values()] };
      }),
    };
  });
}

/** One room on one half-day, seat by seat (考场座次图), names shortened. */
export async function viewRoomMap(seating: Seating & { kit: Kit }, id: SeatPlanId, roomId: ExamRoomId, asked: number | undefined): Promise<Result<RoomMap>> {
  const { tx, kit, by } = seating;
  const read = await readPlan(seating, id);
  if (!read.ok) return read;
  const { plan, sitting } = read.value;
  const room = await findPlanRoom(tx, id, plan.latestRun, roomId);
  const own = townOf(by.jurisdiction);
  if (!room || (own !== undefined && room.prefecture !== own)) return refusedFor('seating.room_not_found');
  const exam = await getExam(tx, plan.examCode);
  const names = paperNames(exam, sitting.year);
  const subjectsThen = subjectsAt(timesOf(exam, sitting));
  const counts = await countPapers(tx, id, plan.latestRun, [roomId]);
  const used = [...new Set(counts.map((c) => c.halfDay))].sort((a, b) => a - b);
  const halfDay = asked !== undefined && used.includes(asked) ? asked : (used[0] ?? 1);
  const seats = await listSeats(tx, id, plan.latestRun, roomId, halfDay);
  const people = await findConfirmedNames(tx, kit, seats.map((s) => ({ accountId: s.accountId, id: s.applicationId })));
  const tickets = await findTickets(tx, plan.sittingId, seats.map((s) => s.applicationId));
  const bySeat = new Map(seats.map((s) => [s.seat, s]));
  const variants = variantsOf(plan.policy, room.capacity);
  return ok({
    roomId, number: room.number, centre: room.centre, address: room.address, room: room.room, floor: room.floor, halfDay, columns: plan.policy.columns,
    halfDays: used.map((h) => ({ halfDay: h, label: halfDayWords(sitting, h), people: counts.filter((c) => c.halfDay === h).reduce((n, c) => n + c.people, 0) })),
    seats: snakeSeats(room.capacity, plan.policy.columns).map(({ seat, column, row }) => {
      const who = bySeat.get(seat);
      return {
        seat, column, row,
        person: who ? { applicationId: ApplicationId.parse(who.applicationId), number: people.get(who.applicationId)?.number ?? '', name: people.get(who.applicationId)?.name ?? '', paper: names.paper(who.level, who.specialty, subjectsThen(who, halfDay)), variant: variants?.get(seat) ?? null, needsAccess: who.needsAccess, ticket: tickets.get(who.applicationId) ?? null } : null,
      };
    }),
  });
}

import { z } from 'zod';
import { PLAN_STATE_WORDS, SeatPlanId, type PlanLine } from '#contracts/seat-plans.ts';
import { CentreQuery } from '#contracts/test-centres.ts';
import { PrefectureCode } from '#contracts/regions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { roomNumber } from '#contracts/room-number.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf, wholePart, type AnyList, type ListReading } from '#server/platform/lists/list-source.ts';
import type { Seating } from './asking.ts';
import { countRoomLines, listRoomLines } from './centres/centres.store.ts';
import { listTowns } from './plans/plan-rooms.store.ts';
import { townOf } from './plans/plans.scope.ts';
import { halfDayWords } from './plans/sitting-times.ts';
import { readPlan } from './plans/take-plan.ts';
import { viewMoves } from './views/view-changes.ts';
import { viewPlans } from './views/view-plans.ts';
import { readRooms } from './views/view-rooms.ts';

const WORDS = { kind: { paper: { zh: '纸笔', en: 'paper' }, computer: { zh: '机考', en: 'computer' } }, purpose: { ordinary: { zh: '普通', en: 'ordinary' }, spare: { zh: '备用', en: 'spare' }, isolation: { zh: '隔离', en: 'isolation' } }, yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' }, none: { zh: '尚未建立', en: 'not begun' } } as const;

const seatingOf = ({ tx, now, lang, by }: ListReading): Seating => ({ tx, now, lang, by: { ...by, name: '' } });
const RoomFilter = CentreQuery.omit({ after: true });
const OfPlan = z.object({ plan: SeatPlanId });

const rooms = defineList({
  name: 'seating.rooms', title: { zh: '考点与考场', en: 'Test centres and rooms' }, access: ['seat.see'], filters: RoomFilter,
  columns: {
    code: { zh: '考点编号', en: 'Centre code' }, centre: { zh: '考点', en: 'Test centre' }, prefecture: { zh: '地市', en: 'City' }, address: { zh: '地址', en: 'Address' }, phone: { zh: '电话', en: 'Telephone' }, room: { zh: '考场号', en: 'Room' }, floor: { zh: '楼层', en: 'Floor' },
    capacity: { zh: '座位数', en: 'Seats' }, kind: { zh: '类型', en: 'Kind' }, purpose: { zh: '用途', en: 'Purpose' }, accessible: { zh: '无障碍', en: 'Accessible' }, closed: { zh: '已停用', en: 'Closed' },
  },
  describe: async ({ tx, lang }, f) => [await catalogueNames(tx, lang).province(f.province), f.search],
  count: ({ tx, by }, f) => countRoomLines(tx, by.jurisdiction, f),
  async part({ tx, by, lang }, f, after, limit) {
    const names = catalogueNames(tx, lang);
    const [code, number] = pairOf(after) ?? [];
    const lines = await listRoomLines(tx, by.jurisdiction, f, code === undefined || number === undefined ? undefined : { code, number }, limit);
    const shown = [];
    for (const { centre, room } of lines) {
      shown.push({
        code: centre.code, centre: centre.name, prefecture: await names.prefecture(centre.prefecture), address: centre.address, phone: centre.phone, room: room.number, floor: room.floor, capacity: String(room.capacity),
        kind: WORDS.kind[room.kind][lang], purpose: WORDS.purpose[room.purpose][lang], accessible: WORDS[room.accessible ? 'yes' : 'no'][lang], closed: WORDS[room.closedAt !== null || centre.closedAt !== null ? 'yes' : 'no'][lang],
      });
    }
    const last = lines.at(-1);
    return { rows: shown, last: last && pairKey(last.centre.code, last.room.number) };
  },
});

const plans = defineList({
  name: 'seating.plans', title: { zh: '考场编排', en: 'Seat plans' }, access: ['seat.see'], filters: z.object({}),
  columns: { sitting: { zh: '考次', en: 'Sitting' }, exam: { zh: '考试', en: 'Exam' }, province: { zh: '省份', en: 'Province' }, days: { zh: '考试日期', en: 'Days' }, people: { zh: '应考人数', en: 'Examinees' }, state: { zh: '状态', en: 'State' } },
  count: async (reading) => (await allPlans(reading)).length,
  part: async (reading, _, after) => wholePart((await allPlans(reading)).map((l) => ({
    sitting: l.sittingId, exam: l.exam[reading.lang], province: l.provinceName[reading.lang], days: l.examOn.join('、'), people: l.plan?.people === undefined || l.plan.people === null ? '' : String(l.plan.people), state: (l.plan ? PLAN_STATE_WORDS[l.plan.state] : WORDS.none)[reading.lang],
  })), after),
});

async function allPlans(reading: ListReading): Promise<PlanLine[]> {
  const lines: PlanLine[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await viewPlans(seatingOf(reading), after);
    lines.push(...page.lines);
    after = page.next ?? undefined;
    more = after !== undefined;
  }
  return lines;
}

const planRooms = defineList({
  name: 'seating.plan-rooms', title: { zh: '编排：考场一览', en: 'Rooms of a seat plan' }, access: ['seat.see'], filters: OfPlan.extend({ prefecture: PrefectureCode.optional() }),
  columns: {
    number: { zh: '考场号', en: 'Room no.' }, centre: { zh: '考点', en: 'Test centre' }, room: { zh: '教室', en: 'Room' }, floor: { zh: '楼层', en: 'Floor' }, address: { zh: '地址', en: 'Address' }, capacity: { zh: '座位数', en: 'Seats' }, composition: { zh: '各场次构成', en: 'Who sits there' },
  },
  describe: async ({ tx, lang }, f) => [`#${f.plan.slice(-8)}`, await catalogueNames(tx, lang).prefecture(f.prefecture)],
  async count(reading, f) {
    const of = await townOfPlan(reading, f);
    return of ? (of.towns.find((t) => t.prefecture === of.town)?.rooms ?? 0) : 0;
  },
  async part(reading, f, after, limit) {
    const { lang, tx } = reading;
    const of = await townOfPlan(reading, f);
    const found = of ? await readRooms(tx, of.taken, of.town, Number(after ?? 0), limit) : [];
    return {
      rows: found.map((r) => ({
        number: roomNumber(r.number), centre: r.centre, room: r.room, floor: r.floor, address: r.address, capacity: String(r.capacity),
        composition: r.halves.map((h) => `${of ? halfDayWords(of.taken.sitting, h.halfDay)[lang] : ''}：${String(h.people)}（${h.papers.map((p) => `${p.name[lang]} ${String(p.people)}`).join('；')}）`).join('。'),
      })), last: found.at(-1) && String(found.at(-1)?.number),
    };
  },
});

async function townOfPlan(reading: ListReading, { plan, prefecture }: { plan: SeatPlanId; prefecture?: string | undefined }) {
  const read = await readPlan(seatingOf(reading), plan);
  if (!read.ok) return undefined;
  const towns = await listTowns(reading.tx, plan, read.value.plan.latestRun);
  const town = townOf(reading.by.jurisdiction) ?? prefecture ?? towns[0]?.prefecture;
  return town === undefined ? undefined : { taken: read.value, towns, town };
}

const moves = defineList({
  name: 'seating.moves', title: { zh: '编排：冻结后的调整', en: 'Moves after the freeze' }, access: ['seat.see'], filters: OfPlan,
  columns: { version: { zh: '方案版本', en: 'Version' }, number: { zh: '报名序号', en: 'Application no.' }, when: { zh: '场次', en: 'Half-day' }, from: { zh: '原座位', en: 'From' }, to: { zh: '新座位', en: 'To' }, reason: { zh: '原因', en: 'Reason' }, by: { zh: '办理人', en: 'By' }, at: { zh: '时间', en: 'When' } },
  describe: (_, f) => [`#${f.plan.slice(-8)}`],
  count: async (reading, f) => (await movesOf(reading, f.plan)).length,
  part: async (reading, f, after) => wholePart((await movesOf(reading, f.plan)).map((m) => ({ version: String(m.planVersion), number: m.number, when: m.halfDay[reading.lang], from: m.from, to: m.to, reason: m.reason, by: m.by, at: beijingTime(m.at) })), after),
});

async function movesOf(reading: ListReading, plan: SeatPlanId) {
  const found = await viewMoves({ ...seatingOf(reading), kit: reading.kit }, plan);
  return found.ok ? found.value.moves : [];
}

/** The lists of this module that leave the house. */
export const seatingLists: readonly AnyList[] = [rooms, plans, planRooms, moves];

import { CounterDayQuery } from '#contracts/counter.ts';
import { beijingTime } from '#contracts/dates.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { readDay } from '../appointments/read-appointments.ts';
import { readCounterDay } from './read-day.ts';

const asking = ({ tx, kit, now, by }: ListReading) => ({ tx, kit, now, actor: by });
const describe = async ({ tx, lang }: ListReading, f: { point: string; day: string }) => [await catalogueNames(tx, lang).point(f.point), f.day];

/** 当日办理清单: what the counter of a point decided on a day; the papers go with it. */
export const counterDayList = defineList({
  name: 'review.counter-day',
  title: { zh: '窗口当日办理清单', en: 'Counter, one day' },
  access: ['review.see'],
  columns: {
    number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, exam: { zh: '考试', en: 'Exam' }, decision: { zh: '决定', en: 'Decision' }, state: { zh: '状态', en: 'State' }, by: { zh: '办理人', en: 'By' }, at: { zh: '办理时间', en: 'At' },
  },
  filters: CounterDayQuery, describe,
  count: async (reading, filters) => { const day = await readCounterDay(asking(reading), filters, reading.lang); return day.ok ? day.value.rows.length : 0; },
  async part(reading, filters, after) {
    const day = await readCounterDay(asking(reading), filters, reading.lang);
    return wholePart(day.ok ? day.value.rows.map((r) => ({ number: r.number, name: r.name, exam: r.examText, decision: r.decisionText, state: r.stateText, by: r.by, at: beijingTime(r.at) })) : [], after);
  },
});

/** 当日预约名单: who comes to a point when. */
export const appointmentDayList = defineList({
  name: 'review.appointments',
  title: { zh: '当日预约名单', en: 'Appointments, one day' },
  access: ['review.see'],
  columns: { at: { zh: '时段', en: 'Time' }, number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, exam: { zh: '考试', en: 'Exam' }, state: { zh: '状态', en: 'State' } },
  filters: CounterDayQuery, describe,
  count: async (reading, filters) => { const day = await readDay(asking(reading), filters, reading.lang); return day.ok ? day.value.slots.reduce((sum, s) => sum + s.people.length, 0) : 0; },
  async part(reading, filters, after) {
    const day = await readDay(asking(reading), filters, reading.lang);
    return wholePart(day.ok ? day.value.slots.flatMap((s) => s.people.map((p) => ({ at: beijingTime(s.startsAt), number: p.number, name: p.name, exam: p.examText, state: p.stateText }))) : [], after);
  },
});

import { FigureDays, type DeliveryFigures } from '#contracts/messages.ts';
import type { Words } from '#contracts/words.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, wholePart, type ListColumn, type ListReading } from '#server/platform/lists/list-source.ts';
import { z } from 'zod';
import { readDeliveries } from './read-deliveries.ts';

const OUTCOMES = { queued: { zh: '待发送', en: 'Queued' }, sent: { zh: '已发出', en: 'Sent' }, delivered: { zh: '已送达', en: 'Delivered' }, failed: { zh: '未送达', en: 'Failed' }, cancelled: { zh: '已取消', en: 'Cancelled' } } as const;
const Filters = z.object({ days: FigureDays });

type Counts = DeliveryFigures['days'][number];
const outcomes = ({ queued, sent, delivered, failed, cancelled }: Omit<Counts, 'day'>) => ({ queued: String(queued), sent: String(sent), delivered: String(delivered), failed: String(failed), cancelled: String(cancelled) });

/** The figures of 发送情况, one list for each of its parts. */
const figures = <const K extends string>(name: string, title: Words, columns: Record<K, ListColumn>, rowsOf: (found: DeliveryFigures, reading: ListReading) => Promise<Record<K, string>[]> | Record<K, string>[]) => {
  const read = async (reading: ListReading, days: number) => rowsOf(await readDeliveries({ ...reading, jurisdiction: reading.by.jurisdiction }, days), reading);
  return defineList({
    name: `messages.${name}`, title, access: ['message.see'], columns, filters: Filters,
    describe: ({ lang }, { days }) => [{ zh: `近 ${String(days)} 天`, en: `last ${String(days)} days` }[lang]],
    count: async (reading, { days }) => (await read(reading, days)).length,
    part: async (reading, { days }, after) => wholePart(after === undefined ? await read(reading, days) : [], after),
  });
};

export const deliveryLists = [
  figures('by-day', { zh: '消息发送情况：按日', en: 'Messages by day' }, { day: { zh: '日期', en: 'Day' }, ...OUTCOMES }, (found) => found.days.toReversed().map((d) => ({ day: d.day, ...outcomes(d) }))),
  figures('by-event', { zh: '消息发送情况：按消息', en: 'Messages by event' }, { event: { zh: '消息', en: 'Message' }, ...OUTCOMES }, (found) => found.events.map((e) => ({ event: e.name, ...outcomes(e) }))),
  figures('reminders', { zh: '催办情况', en: 'Reminders' }, { sitting: { zh: '考试', en: 'Exam' }, mark: { zh: '截止前小时数', en: 'Hours before the deadline' }, reminded: { zh: '已提醒人数', en: 'Reminded' } }, async (found, { tx, lang }) => {
    const names = catalogueNames(tx, lang);
    return Promise.all(found.reminders.map(async (r) => ({ sitting: await names.sitting(r.sitting), mark: String(r.mark), reminded: String(r.reminded) })));
  }),
];

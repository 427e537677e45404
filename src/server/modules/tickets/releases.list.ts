import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { RELEASE_STATE_WORDS, type ReleaseLine } from '#contracts/tickets.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { viewReleases } from './release/view-releases.ts';

/** Every line of the screen's list, page after page. */
async function linesOf({ tx, kit, now, lang, by }: ListReading): Promise<ReleaseLine[]> {
  const lines: ReleaseLine[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await viewReleases({ tx, kit, now, lang, by: { ...by, name: '' } }, after);
    lines.push(...page.lines);
    after = page.next ?? undefined;
    more = after !== undefined;
  }
  return lines;
}

/** 准考证发布: the exams of the jurisdiction with their windows and where their tickets stand. */
export const releaseList = defineList({
  name: 'tickets.releases', title: { zh: '准考证发布', en: 'Ticket releases' }, access: ['ticket.see'], filters: z.object({}),
  columns: {
    exam: { zh: '考试', en: 'Exam' }, province: { zh: '省份', en: 'Province' }, days: { zh: '考试日期', en: 'Days' }, opens: { zh: '打印开始', en: 'Opens' }, closes: { zh: '打印截止', en: 'Closes' },
    state: { zh: '状态', en: 'State' }, issued: { zh: '可打印', en: 'Tickets' }, left: { zh: '未发放', en: 'Left out' },
  },
  count: async (reading) => (await linesOf(reading)).length,
  part: async (reading, _filters, after) => wholePart(after === undefined ? (await linesOf(reading)).map((l) => ({
    exam: l.exam[reading.lang], province: l.provinceName[reading.lang], days: l.examOn.join('、'), opens: l.window ? beijingTime(l.window.opensAt) : '', closes: l.window ? beijingTime(l.window.closesAt) : '',
    state: l.release ? RELEASE_STATE_WORDS[l.release.state][reading.lang] : '', issued: l.release ? String(l.release.issued) : '', left: l.release ? String(l.release.leftOut) : '',
  })) : [], after),
});

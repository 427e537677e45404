import { z } from 'zod';

import { ExamCode, SittingId } from '#contracts/catalogue.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { calendarAnswer } from '#server/platform/calendar-file.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';

import { findExam, findProvinceConfig, listHeldSittings } from '../exams.ts';
import { findProvince } from '../regions.ts';
import { examCalendar } from './exam-calendar.ts';
import { sittingShown } from './sitting-shown.ts';

const calendar = defineEndpoint({
  method: 'GET', path: '/exams/:code/calendar.ics', summary: '一项考试在某报名地的日程（日历文件）', access: 'public', audit: null, limit: 'read', cacheSeconds: 60,
  params: z.object({ code: ExamCode }), query: z.object({ province: ProvinceCode, sitting: SittingId.optional() }), output: Binary,
  handle: async ({ tx, now, kit, visitor: { lang } }, { params, query }) => {
    const exam = await findExam(tx, params.code);
    const province = await findProvince(tx, query.province);
    if (exam === undefined || province === undefined) return refusedFor('catalogue.exam_not_found');
    const sitting = sittingShown(await listHeldSittings(tx), { examCode: exam.code, province: province.code, sittingId: query.sitting }, now);
    const config = sitting && (await findProvinceConfig(tx, sitting.id, province.code));
    if (sitting === undefined || config === undefined) return refusedFor('catalogue.sitting_not_found');
    return ok(calendarAnswer(`${exam.name[lang]}-${province.short[lang]}`, examCalendar({ sitting, examName: exam.name, config, province }, kit.settings.publicUrl, lang, now)));
  },
});

/** Dates to keep in one's own calendar. */
export const calendarEndpoints: readonly AnyEndpoint[] = [calendar];

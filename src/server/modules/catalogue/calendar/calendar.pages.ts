import { z } from 'zod';

import { ExamCode } from '#contracts/catalogue.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok } from '#server/kernel/result.ts';
import { definePage, type AnyPage } from '#server/platform/http/page.ts';

import { viewBusy } from './busy-view.ts';
import { viewCalendar } from './calendar-views.ts';
import { BusyPage } from './pages/busy-page.tsx';
import { CalendarPage } from './pages/calendar-page.tsx';

const calendarPage = definePage({
  path: '/calendar', access: 'public', audit: null, limit: 'page', cacheSeconds: 60,
  // nothing chosen in a list, and what is no choice, is no fault: the calendar shows all
  query: z.object({ province: ProvinceCode.optional().catch(undefined), exam: ExamCode.optional().catch(undefined), as: z.literal('table').optional().catch(undefined) }),
  load: async ({ tx, visitor }, { query }) => ok({ ...(await viewCalendar(tx, visitor.lang, { province: query.province, exam: query.exam })), as: query.as ?? ('months' as const) }),
  view: CalendarPage,
});

const busyPage = definePage({
  path: '/calendar/busy', access: 'public', audit: null, limit: 'page', cacheSeconds: 300,
  load: async ({ tx, now }) => ok(await viewBusy(tx, now)),
  view: BusyPage,
});

/** The calendar of all sittings and provinces, and when the platform will be crowded. */
export const calendarPages: readonly AnyPage[] = [calendarPage, busyPage];

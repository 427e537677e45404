import type { Module } from '#server/platform/module.ts';
import { calendarPages } from './calendar/calendar.pages.ts';
import { calendarEndpoints } from './calendar/calendar.routes.ts';
import { examPages } from './exams.pages.ts';
import { examEndpoints } from './exams.routes.ts';
import { loadReferenceData } from './load-reference-data.ts';
import type { NewsPort } from './news-port.ts';
import { placePages } from './places/places.pages.ts';
import { referencePages } from './reference.pages.ts';
import { referenceEndpoints } from './reference.routes.ts';
import { selfTestPages } from './self-test/self-test.pages.ts';

/** Everything candidates choose from: places, majors, characters, exams (考试目录与参考数据); the first page asks for the announcements. */
export function catalogueModule(news: NewsPort): Module {
  return {
    name: 'catalogue',
    endpoints: [...referenceEndpoints, ...examEndpoints, ...calendarEndpoints],
    pages: [...referencePages, ...examPages(news), ...placePages(news), ...calendarPages, ...selfTestPages],
    atStart: async (env) => {
      await loadReferenceData(env);
    },
  };
}

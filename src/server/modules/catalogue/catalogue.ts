import type { Module } from '#server/platform/module.ts';
import { examPages } from './exams.pages.ts';
import { examEndpoints } from './exams.routes.ts';
import { loadReferenceData } from './load-reference-data.ts';
import { referencePages } from './reference.pages.ts';
import { referenceEndpoints } from './reference.routes.ts';

/** Everything candidates choose from: places, majors, characters, exams (考试目录与参考数据). */
export const catalogue: Module = {
  name: 'catalogue',
  endpoints: [...referenceEndpoints, ...examEndpoints],
  pages: [...referencePages, ...examPages],
  atStart: async (env) => {
    await loadReferenceData(env);
  },
};

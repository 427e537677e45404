import type { RefusalWords } from './words.ts';

/** Noes of the 演示助手, which production does not have. */
export const DEMO_REFUSALS = {
  'demo.clock_out_of_range': { status: 422, zh: '演示时间只能设在 2019 年至 2035 年之间', en: 'The demo clock can be set between 2019 and 2035' },
  'demo.time_invalid': { status: 422, zh: '请按 24 小时制填写时间，例如 17:00', en: 'Type the time like 17:00' },
  'demo.person_not_ready': { status: 409, zh: '该样例人员仍在准备中，请稍候再试', en: 'This sample person is still being prepared; try again in a moment' },
  'demo.person_unknown': { status: 404, zh: '没有该样例人员', en: 'There is no such sample person' },
} as const satisfies Record<string, RefusalWords>;

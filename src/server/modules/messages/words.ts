import type { Standing } from '#contracts/mass-notices.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  standings: { filling: '未确认', reviewing: '待核验', rejected: '核验未通过', unpaid: '待缴费', complete: '报名完成', ended: '已失效或放弃' } satisfies Record<Standing, string>,
  massNotice: '群发通知', testMark: '【测试】',
};

/** Words of messages as staff read them. */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: { standings: { filling: 'not confirmed', reviewing: 'awaiting review', rejected: 'not passed', unpaid: 'to pay', complete: 'complete', ended: 'lapsed or given up' }, massNotice: 'Mass notice', testMark: '[Test] ' },
};

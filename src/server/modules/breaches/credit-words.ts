import type { CreditReportState } from '#contracts/credit-reports.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  states: { queued: '待上报', taken: '对方已收', refused: '对方拒收' } satisfies Record<CreditReportState, string>,
  wanted: { published: '公示', withdrawn: '撤回' }, reasons: { expired: '期满撤回', corrected: '纠正撤回' },
  differences: { missing_there: '对方没有', unknown_here: '本平台没有', state: '状态不同', content: '内容不同' } as Record<string, string>,
  sides: { published: '公示中', withdrawn: '已撤回' } as Record<string, string>, nothing: '没有', digest: (d: string) => `内容摘要 ${d.slice(0, 12)}`,
  mended: '已重新上报', unmended: '待查明', done: '已核对', failed: '对方没有答复到底',
};

/** Words of the reports to the credit platform and of the comparisons of both sides. */
export const creditWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    states: { queued: 'To be sent', taken: 'Taken', refused: 'Refused' },
    wanted: { published: 'Shown', withdrawn: 'Taken back' }, reasons: { expired: 'Taken back: expired', corrected: 'Taken back: corrected' },
    differences: { missing_there: 'Missing there', unknown_here: 'Unknown here', state: 'Stands otherwise', content: 'Other content' },
    sides: { published: 'shown', withdrawn: 'taken back' }, nothing: 'none', digest: (d) => `digest ${d.slice(0, 12)}`,
    mended: 'Reported anew', unmended: 'To be looked into', done: 'Compared', failed: 'No answer to the end',
  },
};

import type { Lang } from '#contracts/refusals.ts';
import type { RecheckedState, RecheckResult, RunState } from '#contracts/reverification.ts';
import type { VerificationSubjectKind } from '#contracts/verification.ts';

const zh = {
  kinds: { identity: '身份', education: '学历', degree: '学位', title: '职称' } satisfies Record<VerificationSubjectKind, string>,
  states: { proposed: '待第二人批准', running: '进行中', stopped: '已暂停', done: '已完成', refused: '未批准' } satisfies Record<RunState, string>,
  results: { waiting: '待复核', same: '结果不变', changed: '结果有变化', unanswered: '没有得到答复', gone: '不再适用' } satisfies Record<RecheckResult, string>,
  rechecked: { passed: '通过', failed: '未通过', needs_manual: '需人工核验' } satisfies Record<RecheckedState, string>,
  nation: '全国', list: '、',
};

/** Words of runs that check old results (批量复核). */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    kinds: { identity: 'Identity', education: 'Education', degree: 'Degree', title: 'Professional title' },
    states: { proposed: 'Awaits a second person', running: 'Running', stopped: 'Stopped', done: 'Done', refused: 'Refused' },
    results: { waiting: 'Waiting', same: 'The same', changed: 'Changed', unanswered: 'No answer', gone: 'No longer there' },
    rechecked: { passed: 'passed', failed: 'not passed', needs_manual: 'manual verification needed' },
    nation: 'The nation', list: ', ',
  },
};

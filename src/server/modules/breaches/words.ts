import type { BreachAct, BreachState, ServiceChannel } from '#contracts/breaches.ts';
import type { CorrectionKind, RecordState } from '#contracts/integrity.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  states: {
    opened: '已立案', noticed: '已告知，待送达', hearing: '陈述申辩期', heard: '已陈述申辩', proposed: '待批准', decided: '已决定，待送达', served: '决定已送达', recorded: '已记入诚信档案', dismissed: '不予处理', withdrawn: '已撤销立案', corrected: '已纠正',
  } satisfies Record<BreachState, string> as Record<BreachState, string>,
  /** What the person reads; no word in it judges before the decision is served. */
  ownStates: {
    opened: '考试机构正在核实，将重新告知', noticed: '有一份告知书待您签收', hearing: '您可以陈述、申辩', heard: '已收到您的意见，正在研究', proposed: '正在研究', decided: '有一份决定书待您签收', served: '决定已送达', recorded: '决定已送达', dismissed: '已办结，不予处理', withdrawn: '已办结', corrected: '决定已变更或撤销',
  } satisfies Record<BreachState, string> as Record<BreachState, string>,
  acts: {
    open: '立案', attach: '上传证据', amend: '更正事实、条款', notify: '制作告知书', send: '送达（其他方式）', deliver: '邮寄结果', serve_notice: '告知书送达', state: '陈述、申辩', waive: '放弃陈述、申辩', propose: '拟定处理决定', return: '退回', approve: '批准', serve_decision: '决定书送达', dismiss: '不予处理', withdraw: '撤销立案', publish: '公布', unpublish: '停止公布', ask_correction: '提出纠正', refuse_correction: '纠正未获批准', correct: '纠正',
  } satisfies Record<BreachAct | 'open', string> as Record<string, string>,
  by: { candidate: '当事人', staff: '工作人员', system: '系统' } as Record<string, string>,
  office: '考试机构',
  channels: { electronic: '网上签收', post: '邮寄', in_person: '当面送达', announcement: '公告' } satisfies Record<ServiceChannel, string> as Record<ServiceChannel, string>,
  outcomes: { signed: '已签收', returned: '退回' } as Record<string, string>,
  onSite: '当事人的网上报名平台页面',
  steps: { opened: '立案', noticed: '告知', hearing: '陈述申辩', proposed: '拟定决定', decided: '批准', served: '送达', recorded: '记入诚信档案' }, ended: { dismissed: '不予处理', withdrawn: '撤销立案', corrected: '纠正' } as Record<string, string>,
  kinds: { serious: '严重（五年）', especially_serious: '特别严重（长期）' },
  recordStates: { counting: '记录期内', expired: '已期满', closed: '已停止记录' } satisfies Record<RecordState, string> as Record<RecordState, string>,
  corrections: { revoke: '决定撤销', change: '决定变更', close_early: '提前终止记录' } satisfies Record<CorrectionKind, string> as Record<CorrectionKind, string>,
  correctionStates: { waiting: '待批准', approved: '已批准', refused: '未批准' } as Record<string, string>,
  recordActs: { recorded: '记入', expired: '期满', proposed: '提出纠正', refused: '纠正未获批准', revoke: '决定撤销，停止记录', change: '决定变更', close_early: '提前终止记录', reported_again: '重新上报信用平台' } as Record<string, string>,
  nation: '全国', noPower: '您的角色不能办理', publicationStates: { waits: '未到公布时间', shows: '公布中', over: '公布期满', ended: '已停止公布' },
};

export type BreachWords = typeof zh;

export const words: Record<Lang, BreachWords> = {
  zh,
  en: {
    states: { opened: 'Opened', noticed: 'Notice out, to be served', hearing: 'May answer', heard: 'Heard', proposed: 'Waits for approval', decided: 'Decided, to be served', served: 'Decision served', recorded: 'Recorded', dismissed: 'Dismissed', withdrawn: 'Withdrawn', corrected: 'Corrected' },
    ownStates: {
      opened: 'Being looked into; you will be told anew', noticed: 'A notice waits for you', hearing: 'You can answer', heard: 'Your answer was received and is being considered', proposed: 'Being considered', decided: 'A decision waits for you', served: 'The decision is served', recorded: 'The decision is served', dismissed: 'Closed, no measures', withdrawn: 'Closed', corrected: 'The decision was changed or lifted',
    },
    acts: {
      open: 'Case opened', attach: 'Evidence uploaded', amend: 'Facts or article amended', notify: 'Notice written', send: 'Sent another way', deliver: 'Result of the post', serve_notice: 'Notice served', state: 'Statement and defence', waive: 'Said that nothing will be said', propose: 'Decision proposed', return: 'Given back', approve: 'Approved', serve_decision: 'Decision served', dismiss: 'Dismissed', withdraw: 'Withdrawn', publish: 'Published', unpublish: 'Taken down', ask_correction: 'Correction proposed', refuse_correction: 'Correction not approved', correct: 'Corrected',
    },
    by: { candidate: 'The person', staff: 'Staff', system: 'System' }, office: 'Examination body',
    channels: { electronic: 'Taken in on the site', post: 'Post', in_person: 'Handed over', announcement: 'Announcement' }, outcomes: { signed: 'signed for', returned: 'returned' },
    onSite: 'The person’s page on this site',
    steps: { opened: 'Opened', noticed: 'Notice', hearing: 'Answer', proposed: 'Proposal', decided: 'Approval', served: 'Service', recorded: 'Record' }, ended: { dismissed: 'Dismissed', withdrawn: 'Withdrawn', corrected: 'Corrected' },
    kinds: { serious: 'Serious (five years)', especially_serious: 'Especially serious (long term)' },
    recordStates: { counting: 'Counting', expired: 'Expired', closed: 'Closed' },
    corrections: { revoke: 'Decision lifted', change: 'Decision changed', close_early: 'Early end' }, correctionStates: { waiting: 'Waits for approval', approved: 'Approved', refused: 'Not approved' },
    recordActs: { recorded: 'Recorded', expired: 'Expired', proposed: 'Correction proposed', refused: 'Correction not approved', revoke: 'Decision lifted, record closed', change: 'Decision changed', close_early: 'Ended early', reported_again: 'Reported to the credit platform once more' },
    nation: 'Nation', noPower: 'Your roles do not allow it', publicationStates: { waits: 'Not yet', shows: 'Shown', over: 'Over', ended: 'Taken down' },
  },
};

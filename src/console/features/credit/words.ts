const zh = {
  title: '上报信用平台', sub: '诚信档案的记录逐条上报信用平台，期满或纠正的撤回；对方没有答复的自动再报，每夜双向核对。', filter: '状态', any: '全部', states: { queued: '待上报', taken: '对方已收', refused: '对方拒收' },
  refused: (n: number) => `有 ${String(n)} 条被对方拒收，不会自动再报。查明原因后请重新上报。`,
  columns: { decision: '决定文号', kind: '种类', place: '记录机构', wanted: '上报事项', state: '状态', tries: '未成次数', last: '回执、最近答复', next: '下次上报', act: '办理' }, receipt: '回执', empty: '没有这样的记录。',
  resend: '重新上报', resendTitle: (number: string) => `重新上报：${number}`, resendLead: '立即再报一次；对方按同一编号只收一次。理由记入该记录的经过。', reason: '理由', reasonHint: '至少 4 个字', resent: '已提交，稍候对方答复。', refresh: '刷新', taken: '已收',
  comparisons: '双向核对', comparisonsSub: '每天凌晨逐条核对双方的记录。对方缺少或不同的自动重新上报；本平台没有的，由部中心查明。', toComparisons: '双向核对', toReports: '返回上报列表', at: '核对时间', result: '结果', compared: '核对条数', differing: '差异', within: '本辖区', see: '查看差异', none: '无', noComparisons: '还没有核对过。未接入信用平台的，不核对。',
  differences: (at: string) => `差异：${at} 核对`, difference: '差异', ours: '本平台', theirs: '信用平台', mended: '处理', unknown: '本平台没有此记录', noDifferences: '本辖区没有差异。',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Credit platform', sub: 'Every integrity record is reported to the credit platform and taken back when it expires or is corrected; without an answer it is sent again by itself. Both sides are compared every night.', filter: 'State', any: 'All', states: { queued: 'To be sent', taken: 'Taken', refused: 'Refused' },
    refused: (n) => `${String(n)} refused by the platform; they are not sent again by themselves. Find out why, then resend.`,
    columns: { decision: 'Decision', kind: 'Kind', place: 'Agency', wanted: 'To be', state: 'State', tries: 'Failed tries', last: 'Receipt or last answer', next: 'Next try', act: 'Act' }, receipt: 'Receipt', empty: 'There is none.',
    resend: 'Resend', resendTitle: (number) => `Resend: ${number}`, resendLead: 'It goes out once more now; the platform takes the same order only once. The reason stays in the history of the record.', reason: 'Reason', reasonHint: 'At least 4 characters', resent: 'Handed in; the answer follows shortly.', refresh: 'Refresh', taken: 'taken',
    comparisons: 'Comparison of both sides', comparisonsSub: 'Every night both sides are compared record by record. What is missing or differs there is reported anew; what nobody here knows is looked into by the national centre.', toComparisons: 'Comparisons', toReports: 'Back to the reports', at: 'Compared at', result: 'Result', compared: 'Compared', differing: 'Differing', within: 'Here', see: 'See what differs', none: 'None', noComparisons: 'Nothing was compared yet; without a credit platform there is nothing to compare.',
    differences: (at) => `What differed: ${at}`, difference: 'Difference', ours: 'Here', theirs: 'There', mended: 'Done', unknown: 'Nobody here knows it', noDifferences: 'Nothing differs here.',
  },
};

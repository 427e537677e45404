import type { RecheckedState, RecheckResult } from '#contracts/reverification.ts';
import type { VerificationSubjectKind } from '#contracts/verification.ts';

const zh = {
  title: '批量复核与核验库', sub: '结果用久了会过时：按种类、范围和时间重新向核验库查询，不影响任何人的现有状态；只有结果变差的才转人工。', open: '提出批量复核', back: '返回批量复核', link: '批量复核与核验库状态',
  registries: '核验库', waiting: '等待答复', oldest: '最早的一条', answered: '近一小时答复', silent: '近一小时没有答复', allowed: '调用限额', allowedText: (perSecond: number, batch: number) => `每秒 ${String(perSecond)} 次，每批 ${String(batch)} 条`,
  held: (at: string) => `核验库要求暂停到 ${at}`, drawn: '正在分批查询', fine: '正常', quiet: '没有答复', none: '—',
  runs: '批量复核', empty: '还没有批量复核', kind: '种类', scope: '范围', states: '原结果', before: '答复早于', state: '状态', total: '总数', progress: '进度', at: '提出时间', reason: '理由', proposedBy: '提出人', second: '第二人',
  same: '不变', changed: '有变化', unanswered: '没有答复', gone: '不再适用', left: '剩余', done: (n: number, of: number) => `已完成 ${n.toLocaleString()} / ${of.toLocaleString()}`,
  ends: (text: string) => `预计还要 ${text}`, pace: (n: number) => `每秒约 ${n.toLocaleString()} 条`, minutes: (n: number) => `${n.toLocaleString()} 分钟`, seconds: (n: number) => `${String(n)} 秒`, hours: (h: number, m: number) => `${String(h)} 小时 ${String(m)} 分`,
  stop: '暂停', resume: '继续', approve: '批准', refuse: '不批准', decideTitle: '第二人批准', decideNote: '批准后立即开始。结果变差的转人工核验；因此自动通过、尚未缴费的报名转人工审核；不作废任何报名。', decideReason: '意见', stopped: '已暂停', resumed: '已继续', decided: '已办理',
  newTitle: '提出批量复核', newSub: '先选要复核哪些结果，再看预计条数和时间。', kinds: { identity: '身份', education: '学历', degree: '学位', title: '职称' } satisfies Record<VerificationSubjectKind, string>,
  rechecked: { passed: '通过', failed: '未通过', needs_manual: '需人工核验' } satisfies Record<RecheckedState, string>, manualNote: '人工作出的核验结论不复核。', older: '答复距今至少（天）', olderHint: '0 为全部', sitting: '考试', province: '报名地', all: '全部', anyone: '不限',
  reasonHint: '写明为什么现在复核，记入审计日志', count: (n: number) => `${n.toLocaleString()} 条结果`, takes: (text: string) => `按调用限额约需 ${text}`, needsSecond: (n: number) => `超过 ${n.toLocaleString()} 条，须由另一人批准后开始。`, alone: '可以直接开始。', propose: '提出',
  results: '逐条结果', result: '查看', resultNames: { same: '结果不变', changed: '结果有变化', unanswered: '没有得到答复', gone: '不再适用' } satisfies Record<Exclude<RecheckResult, 'waiting'>, string>, noResults: '没有', person: '姓名', document: '证件号码', from: '原结果', to: '现结果', why: '原因', applications: '有效报名', when: '时间',
};

/** Words of the screens of checks of old results and of the registries. */
export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Checks of old results, and the registries', sub: 'Results grow old: ask the registries again by kind, scope and age. Nobody’s standing changes meanwhile; only a worse answer goes to a person.', open: 'Propose a check', back: 'Back to the checks', link: 'Checks of old results and the registries',
    registries: 'Registries', waiting: 'Waiting', oldest: 'Oldest of them', answered: 'Answered in the last hour', silent: 'Silent in the last hour', allowed: 'Allowance', allowedText: (perSecond, batch) => `${String(perSecond)} a second, ${String(batch)} in a batch`,
    held: (at) => `The registry asked for a pause until ${at}`, drawn: 'Asking in batches', fine: 'Well', quiet: 'Silent', none: '—',
    runs: 'Checks', empty: 'There is no check yet', kind: 'Kind', scope: 'Of whom', states: 'Results', before: 'Answered before', state: 'State', total: 'Total', progress: 'Progress', at: 'Proposed at', reason: 'Reason', proposedBy: 'Proposed by', second: 'Second person',
    same: 'the same', changed: 'changed', unanswered: 'no answer', gone: 'no longer there', left: 'left', done: (n, of) => `${n.toLocaleString()} of ${of.toLocaleString()} done`,
    ends: (text) => `about ${text} more`, pace: (n) => `about ${n.toLocaleString()} a second`, minutes: (n) => `${n.toLocaleString()} min`, seconds: (n) => `${String(n)} s`, hours: (h, m) => `${String(h)} h ${String(m)} min`,
    stop: 'Stop', resume: 'Go on', approve: 'Approve', refuse: 'Refuse', decideTitle: 'Approval by a second person', decideNote: 'It begins at once. A worse answer goes to a person; an unpaid application that passed automatically on it goes to a reviewer; nothing is declared void.', decideReason: 'Your words', stopped: 'Stopped', resumed: 'Going on', decided: 'Done',
    newTitle: 'Propose a check', newSub: 'Choose which results; see how many they are and how long it takes.', kinds: { identity: 'Identity', education: 'Education', degree: 'Degree', title: 'Professional title' },
    rechecked: { passed: 'passed', failed: 'not passed', needs_manual: 'manual verification needed' }, manualNote: 'What a person decided is not checked.', older: 'Answered at least so many days ago', olderHint: '0 is all of them', sitting: 'Exam', province: 'Province', all: 'All', anyone: 'Anybody',
    reasonHint: 'Why now; it stands in the audit log', count: (n) => `${n.toLocaleString()} results`, takes: (text) => `about ${text} within the allowance`, needsSecond: (n) => `More than ${n.toLocaleString()}: somebody else has to approve before it begins.`, alone: 'It begins at once.', propose: 'Propose',
    results: 'One by one', result: 'Show', resultNames: { same: 'The same', changed: 'Changed', unanswered: 'No answer', gone: 'No longer there' }, noResults: 'None', person: 'Name', document: 'Document number', from: 'Was', to: 'Is', why: 'Why', applications: 'Live applications', when: 'At',
  },
};

/** So many seconds in words. */
export function spanText(seconds: number, t: typeof zh): string {
  if (seconds < 90) return t.seconds(Math.ceil(seconds));
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? t.minutes(minutes) : t.hours(Math.floor(minutes / 60), minutes % 60);
}

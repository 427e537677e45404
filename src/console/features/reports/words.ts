import type { FunnelStep } from '#contracts/reports.ts';

const zh = {
  title: '统计看板', sub: '汇总数字，不含个人信息；点击数字查看名单，点击地区看下一级。', countedAt: (at: string) => `数据统计于 ${at}`, notCounted: '尚未统计，约一分钟后自动生成。', sitting: '考试', allSittings: '全部考试', place: '地区', wholeScope: '全部辖区', of: (scope: string) => `范围：${scope}`,
  funnel: '报考漏斗', funnelNote: '“开始报考”含已终止的；其后各步只计有效报考。先缴费后核验的省份，缴费人数可能多于核验通过人数。', steps: { started: '开始报考', saved: '保存信息', committed: '完成承诺', confirmed: '确认', approved: '核验通过', paid: '缴费或免缴' } satisfies Record<FunnelStep, string>,
  ended: (n: string) => `已终止（放弃、失效、作废）${n}`, exempt: '其中免缴', rejected: '核验不通过', toList: '查看名单', startedList: '含未确认、已终止的全部报考',
  queue: '待核验时长', buckets: { 1: '1 天内', 3: '1–3 天', 7: '3–7 天', more: '超过 7 天' }, online: '线上', onSite: '现场', toQueue: '打开审核列表', queueEmpty: '没有待核验的报考。',
  hours: '近 14 天逐小时', hoursStarted: '开始报考', hoursConfirmed: '确认', hoursPaid: '缴费', noHours: '近 14 天没有报考。', peak: (n: string) => `峰值每小时 ${n}`, half: (n: string) => `虚线处 ${n}`, hour: '时间（小时）',
  places: '各地确认人数', placesEmpty: '没有下级地区的数字。', specialties: '专业（前 15）', subjects: '科目（前 15）', confirmed: '确认', paid: '缴费', started: '开始', approved: '通过', name: '名称',
  payments: '缴费', paymentCount: '笔数', paymentAmount: '金额', paymentHow: '方式', howMany: (online: string, onSite: string) => `网上 ${online} 笔，现场 ${onSite} 笔`, yuan: (y: string) => `${y} 元`,
  forecast: '截止预测', forecastCount: (n: string, at: string) => `至 ${at} 截止时预计确认 ${n} 人`,
  forecastHow: { last_sitting: (last: string, share: number) => `按往年进度：${last}在同一阶段已确认 ${String(share)}%。`, pace: (rate: string, hours: string) => `按近 24 小时平均每小时 ${rate} 人、剩余 ${hours} 小时直线推算；临近截止通常更多，仅供参考。`, over: '确认已截止，以上为最终人数。', none: '选择一个正在报名的考试后给出预测。' },
  table: '查看数据表', noData: '没有数据。', count: '人数', age: '等候时长',
  exportsTitle: '名单导出', exportsSub: '各列表的“导出”都在后台进行，结果在这里下载；保留 7 天，只有本人可以下载。', newExport: '导出报考名单',
  which: '报考', whiches: { confirmed: '已确认', all: '全部（含未确认、已终止）' }, review: '核验', reviews: { waiting: '待核验', approved: '通过', rejected: '不通过', returned: '退回补正' }, payment: '缴费状态', paymentStates: { unpaid: '未缴费', paid: '已缴费' }, any: '不限',
  mine: '我的导出', none: '还没有导出。',
  whole: '完整号码', requested: '申请时间', what: '内容', state: '进度', act: '操作',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Figures', sub: 'Sums only, nobody’s data; a figure leads to its list, a place to its parts.', countedAt: (at) => `Counted at ${at}`, notCounted: 'Not counted yet; the figures appear within about a minute.', sitting: 'Exam', allSittings: 'All exams', place: 'Place', wholeScope: 'Whole jurisdiction', of: (scope) => `Of: ${scope}`,
    funnel: 'From start to payment', funnelNote: '“Started” holds ended ones too; later steps count live applications only. Where payment comes before review, more may have paid than are approved.', steps: { started: 'Started', saved: 'Saved', committed: 'Committed', confirmed: 'Confirmed', approved: 'Approved', paid: 'Paid or exempt' },
    ended: (n) => `Ended (given up, lapsed, voided): ${n}`, exempt: 'Exempt', rejected: 'Rejected', toList: 'open the list', startedList: 'everything begun, unconfirmed and ended too',
    queue: 'Waiting for review', buckets: { 1: 'under a day', 3: '1–3 days', 7: '3–7 days', more: 'over 7 days' }, online: 'Online', onSite: 'On site', toQueue: 'Open the queue', queueEmpty: 'Nothing waits for review.',
    hours: 'By hour, last 14 days', hoursStarted: 'Started', hoursConfirmed: 'Confirmed', hoursPaid: 'Paid', noHours: 'Nothing in the last 14 days.', peak: (n) => `at most ${n} an hour`, half: (n) => `dashed line at ${n}`, hour: 'Hour',
    places: 'Confirmed by place', placesEmpty: 'No figures of smaller places.', specialties: 'Specialties (first 15)', subjects: 'Subjects (first 15)', confirmed: 'Confirmed', paid: 'Paid', started: 'Started', approved: 'Approved', name: 'Name',
    payments: 'Payments', paymentCount: 'Orders', paymentAmount: 'Amount', paymentHow: 'How', howMany: (online, onSite) => `${online} online, ${onSite} at the counter`, yuan: (y) => `CNY ${y}`,
    forecast: 'Forecast', forecastCount: (n, at) => `about ${n} confirmed when it closes at ${at}`,
    forecastHow: { last_sitting: (last, share) => `By the last sitting: at this stage of ${last}, ${String(share)}% had confirmed.`, pace: (rate, hours) => `The pace of the last 24 hours, ${rate} an hour, for the ${hours} hours left; more come near the end, so this is a rough figure.`, over: 'Confirmation has closed; this is the final number.', none: 'Choose an exam that is open for a forecast.' },
    table: 'Show as a table', noData: 'No figures.', count: 'Count', age: 'Waiting for',
    exportsTitle: 'Exports', exportsSub: 'What you export from any list is made in the background and fetched here; it is kept for 7 days for you alone.', newExport: 'Export applications',
    which: 'Applications', whiches: { confirmed: 'confirmed', all: 'all, unconfirmed and ended too' }, review: 'Review', reviews: { waiting: 'waiting', approved: 'approved', rejected: 'rejected', returned: 'returned' }, payment: 'Payment', paymentStates: { unpaid: 'unpaid', paid: 'paid' }, any: 'any',
    mine: 'My exports', none: 'No exports yet.',
    whole: 'whole numbers', requested: 'Asked for', what: 'What', state: 'Progress', act: 'Acts',
  },
};

import type { ExportColumn, ExportFormat, ExportState, FunnelStep } from '#contracts/reports.ts';

const zh = {
  title: '统计看板', sub: '汇总数字，不含个人信息；点击地区或待办可查看明细。', countedAt: (at: string) => `数据统计于 ${at}`, notCounted: '尚未统计，约一分钟后自动生成。', sitting: '考试', allSittings: '全部考试', place: '地区', wholeScope: '全部辖区', of: (scope: string) => `范围：${scope}`,
  funnel: '报考漏斗', funnelNote: '“开始报考”含已终止的；其后各步只计有效报考。先缴费后核验的省份，缴费人数可能多于核验通过人数。', steps: { started: '开始报考', saved: '保存信息', committed: '完成承诺', confirmed: '确认', approved: '核验通过', paid: '缴费或免缴' } satisfies Record<FunnelStep, string>,
  ended: (n: string) => `已终止（放弃、失效、作废）${n}`, exempt: (n: string) => `其中免缴 ${n}`, rejected: (n: string) => `核验不通过 ${n}`,
  queue: '待核验时长', buckets: { 1: '1 天内', 3: '1–3 天', 7: '3–7 天', more: '超过 7 天' }, online: '线上', onSite: '现场', toQueue: '打开审核列表', queueEmpty: '没有待核验的报考。',
  hours: '近 14 天逐小时', hoursStarted: '开始报考', hoursConfirmed: '确认', hoursPaid: '缴费', noHours: '近 14 天没有报考。', peak: (n: string) => `峰值每小时 ${n}`, hour: '时间（小时）',
  places: '各地确认人数', placesEmpty: '没有下级地区的数字。', specialties: '专业（前 15）', subjects: '科目（前 15）', confirmed: '确认', paid: '缴费', started: '开始', approved: '通过', name: '名称',
  payments: '缴费', paymentCount: '笔数', paymentAmount: '金额', paymentHow: '方式', howMany: (online: string, onSite: string) => `网上 ${online} 笔，现场 ${onSite} 笔`, yuan: (y: string) => `${y} 元`,
  forecast: '截止预测', forecastCount: (n: string, at: string) => `至 ${at} 截止时预计确认 ${n} 人`,
  forecastHow: { last_sitting: (last: string, share: number) => `按往年进度：${last}在同一阶段已确认 ${String(share)}%。`, pace: (rate: string, hours: string) => `按近 24 小时平均每小时 ${rate} 人、剩余 ${hours} 小时直线推算；临近截止通常更多，仅供参考。`, over: '确认已截止，以上为最终人数。', none: '选择一个正在报名的考试后给出预测。' },
  table: '查看数据表', noData: '没有数据。',
  exportsTitle: '名单导出', exportsSub: '导出在后台进行，可以离开本页；完成后保留 7 天，只有本人可以下载。', newExport: '新的导出', format: '格式', formats: { xlsx: 'Excel（xlsx）', csv: 'CSV（UTF-8）', csv_gb18030: 'CSV（GB 18030）' } satisfies Record<ExportFormat, string>,
  formatHint: { xlsx: '一般选用；生僻字不丢失。', csv: '供其他系统读入。', csv_gb18030: '供只支持国标编码的系统读入；中文版 Excel 按 GBK 打开时生僻字显示不全，请改用 xlsx。' } satisfies Record<ExportFormat, string>,
  which: '报考', whiches: { confirmed: '已确认', all: '全部（含未确认、已终止）' }, review: '核验', reviews: { waiting: '待核验', approved: '通过', rejected: '不通过', returned: '退回补正' }, payment: '缴费状态', paymentStates: { unpaid: '未缴费', paid: '已缴费' }, any: '不限',
  columns: '列', columnNames: {
    number: '报名序号', name: '姓名', document_type: '证件类型', document_number: '证件号码', phone: '手机号', exam: '考试', level: '级别', specialty: '专业', subjects: '科目', province: '报考省份', prefecture: '报考地市', review_point: '审核点',
    data_state: '填报进度', review_state: '核验状态', review_reason: '核验意见', payment_state: '缴费状态', ended: '终止情况', started_at: '开始报考时间', confirmed_at: '确认时间', changed_at: '最近变更时间',
  } satisfies Record<ExportColumn, string>,
  purpose: '用途', purposeHint: '写明给谁、做什么用；会印在每一行和页脚。', unmask: '需要完整的证件号码和手机号', unmaskReason: '理由（记入审计日志）', unmaskNo: '您没有查看完整号码的权限，号码将被遮盖。', startExport: '开始导出', starting: '正在提交…',
  mine: '我的导出', none: '还没有导出。', states: { waiting: '排队', running: '进行中', done: '完成', failed: '失败', cancelled: '已取消', expired: '已过期' } satisfies Record<ExportState, string>,
  progress: (done: string, total: string) => `${done} / ${total} 行`, progressOf: (what: string) => `导出进度：${what}`, preparing: '正在统计行数…', download: '下载', cancel: '取消', until: (at: string) => `保留至 ${at}`, failedWhy: '多次中断，请重新导出或联系技术支持。', whole: '完整号码', requested: '申请时间', what: '内容', state: '进度', act: '操作',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Figures', sub: 'Sums only, nobody’s data; follow a place or a queue to the lists.', countedAt: (at) => `Counted at ${at}`, notCounted: 'Not counted yet; the figures appear within about a minute.', sitting: 'Exam', allSittings: 'All exams', place: 'Place', wholeScope: 'Whole jurisdiction', of: (scope) => `Of: ${scope}`,
    funnel: 'From start to payment', funnelNote: '“Started” holds ended ones too; later steps count live applications only. Where payment comes before review, more may have paid than are approved.', steps: { started: 'Started', saved: 'Saved', committed: 'Committed', confirmed: 'Confirmed', approved: 'Approved', paid: 'Paid or exempt' },
    ended: (n) => `Ended (given up, lapsed, voided): ${n}`, exempt: (n) => `exempt: ${n}`, rejected: (n) => `rejected: ${n}`,
    queue: 'Waiting for review', buckets: { 1: 'under a day', 3: '1–3 days', 7: '3–7 days', more: 'over 7 days' }, online: 'Online', onSite: 'On site', toQueue: 'Open the queue', queueEmpty: 'Nothing waits for review.',
    hours: 'By hour, last 14 days', hoursStarted: 'Started', hoursConfirmed: 'Confirmed', hoursPaid: 'Paid', noHours: 'Nothing in the last 14 days.', peak: (n) => `at most ${n} an hour`, hour: 'Hour',
    places: 'Confirmed by place', placesEmpty: 'No figures of smaller places.', specialties: 'Specialties (first 15)', subjects: 'Subjects (first 15)', confirmed: 'Confirmed', paid: 'Paid', started: 'Started', approved: 'Approved', name: 'Name',
    payments: 'Payments', paymentCount: 'Orders', paymentAmount: 'Amount', paymentHow: 'How', howMany: (online, onSite) => `${online} online, ${onSite} at the counter`, yuan: (y) => `CNY ${y}`,
    forecast: 'Forecast', forecastCount: (n, at) => `about ${n} confirmed when it closes at ${at}`,
    forecastHow: { last_sitting: (last, share) => `By the last sitting: at this stage of ${last}, ${String(share)}% had confirmed.`, pace: (rate, hours) => `The pace of the last 24 hours, ${rate} an hour, for the ${hours} hours left; more come near the end, so this is a rough figure.`, over: 'Confirmation has closed; this is the final number.', none: 'Choose an exam that is open for a forecast.' },
    table: 'Show as a table', noData: 'No figures.',
    exportsTitle: 'Exports', exportsSub: 'They run in the background, so you may leave this page. A finished file is kept for 7 days for you alone.', newExport: 'New export', format: 'Format', formats: { xlsx: 'Excel (xlsx)', csv: 'CSV (UTF-8)', csv_gb18030: 'CSV (GB 18030)' },
    formatHint: { xlsx: 'The usual choice; keeps rare characters.', csv: 'For other systems.', csv_gb18030: 'For systems that read the national encoding only; Chinese Excel opens it as GBK and shows rare characters badly: use xlsx there.' },
    which: 'Applications', whiches: { confirmed: 'confirmed', all: 'all, unconfirmed and ended too' }, review: 'Review', reviews: { waiting: 'waiting', approved: 'approved', rejected: 'rejected', returned: 'returned' }, payment: 'Payment', paymentStates: { unpaid: 'unpaid', paid: 'paid' }, any: 'any',
    columns: 'Columns', columnNames: {
      number: 'Application no.', name: 'Name', document_type: 'Document', document_number: 'Document number', phone: 'Mobile', exam: 'Exam', level: 'Level', specialty: 'Specialty', subjects: 'Subjects', province: 'Province', prefecture: 'City', review_point: 'Review point',
      data_state: 'Form', review_state: 'Review', review_reason: 'Reviewer’s words', payment_state: 'Payment', ended: 'Ended', started_at: 'Started at', confirmed_at: 'Confirmed at', changed_at: 'Changed at',
    },
    purpose: 'Purpose', purposeHint: 'For whom and what for; it stands on every row and in the page foot.', unmask: 'Whole document and phone numbers are needed', unmaskReason: 'Reason (goes into the audit log)', unmaskNo: 'You may not see whole numbers; they will be masked.', startExport: 'Start', starting: 'Sending…',
    mine: 'My exports', none: 'No exports yet.', states: { waiting: 'queued', running: 'running', done: 'done', failed: 'failed', cancelled: 'cancelled', expired: 'expired' },
    progress: (done, total) => `${done} of ${total} rows`, progressOf: (what) => `Progress of ${what}`, preparing: 'Counting the rows…', download: 'Download', cancel: 'Cancel', until: (at) => `kept until ${at}`, failedWhy: 'It broke off several times: export again or ask technical support.', whole: 'whole numbers', requested: 'Asked for', what: 'What', state: 'Progress', act: 'Acts',
  },
};

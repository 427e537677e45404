import type { ExportFormat, ExportState } from '#contracts/reports.ts';

const zh = {
  export: '导出', title: (list: string) => `导出：${list}`, note: '按当前筛选条件导出辖区内全部行。在后台进行，可以离开本页；完成后在“名单导出”中下载，保留 7 天，只有本人可以下载。', format: '格式',
  formats: { xlsx: 'Excel（xlsx）', csv: 'CSV（UTF-8）', csv_gb18030: 'CSV（GB 18030）' } satisfies Record<ExportFormat, string>,
  formatHint: { xlsx: '一般选用；生僻字不丢失。', csv: '供其他系统读入。', csv_gb18030: '供只支持国标编码的系统读入；中文版 Excel 按 GBK 打开时生僻字显示不全，请改用 xlsx。' } satisfies Record<ExportFormat, string>,
  columns: '列', purpose: '用途', purposeHint: '写明给谁、做什么用；会印在每一行和页脚。', unmask: '需要完整的证件号码和手机号', unmaskReason: '理由（记入审计日志）', unmaskNo: '您没有查看完整号码的权限，号码将被遮盖。', start: '开始导出', starting: '正在提交…', cancel: '取消', close: '关闭', mine: '到名单导出查看',
  states: { waiting: '排队', running: '进行中', done: '完成', failed: '失败', cancelled: '已取消', stopped: '已中止', expired: '已过期' } satisfies Record<ExportState, string>,
  progress: (done: string, total: string) => `${done} / ${total} 行`, progressOf: (what: string) => `导出进度：${what}`, preparing: '正在统计行数…', download: '下载', until: (at: string) => `保留至 ${at}`, failedWhy: '多次中断，请重新导出或联系技术支持。', stoppedWhy: '导出期间您的岗位或辖区已变更。',
};

/** The words of exporting a list, wherever the control stands. */
export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    export: 'Export', title: (list) => `Export: ${list}`, note: 'Every row of your jurisdiction that the filters of this screen leave. It runs in the background, so you may leave this page; the file is kept under Exports for 7 days, for you alone.', format: 'Format',
    formats: { xlsx: 'Excel (xlsx)', csv: 'CSV (UTF-8)', csv_gb18030: 'CSV (GB 18030)' },
    formatHint: { xlsx: 'The usual choice; keeps rare characters.', csv: 'For other systems.', csv_gb18030: 'For systems that read the national encoding only; Chinese Excel opens it as GBK and shows rare characters badly: use xlsx there.' },
    columns: 'Columns', purpose: 'Purpose', purposeHint: 'For whom and what for; it stands on every row and in the page foot.', unmask: 'Whole document and phone numbers are needed', unmaskReason: 'Reason (goes into the audit log)', unmaskNo: 'You may not see whole numbers; they will be masked.', start: 'Start', starting: 'Sending…', cancel: 'Cancel', close: 'Close', mine: 'See it under Exports',
    states: { waiting: 'queued', running: 'running', done: 'done', failed: 'failed', cancelled: 'cancelled', stopped: 'stopped', expired: 'expired' },
    progress: (done, total) => `${done} of ${total} rows`, progressOf: (what) => `Progress of ${what}`, preparing: 'Counting the rows…', download: 'Download', until: (at) => `kept until ${at}`, failedWhy: 'It broke off several times: export again or ask technical support.', stoppedWhy: 'Your roles or jurisdiction changed while it ran.',
  },
};

type About = { exporter: string; userName: string; at: string; purpose: string; scope: string; rows: string; numbers: string; masked: string; whole: string; none: string; id: string; warning: string; warningText: string };
type ReportWords = { mark: string; note: string; about: About; nation: string };

/** The words of exported files and of figures; the language is the one the officer works in. */
export const words: { zh: ReportWords; en: ReportWords } = {
  zh: {
    mark: '导出标记', note: '导出说明',
    about: { exporter: '导出人', userName: '用户名', at: '导出时间', purpose: '用途', scope: '范围', rows: '行数', numbers: '证件号码与手机号', masked: '已遮盖', whole: '完整（已说明理由并记入审计日志）', none: '本名单不含', id: '导出编号', warning: '提示', warningText: '内含个人信息，仅限所述用途使用，用毕及时销毁；导出期间发生的变更不一定包含在内。' },
    nation: '全国',
  },
  en: {
    mark: 'Export mark', note: 'About this export',
    about: { exporter: 'Exported by', userName: 'User name', at: 'Asked for at', purpose: 'Purpose', scope: 'Of', rows: 'Rows', numbers: 'Document and phone numbers', masked: 'masked', whole: 'whole (a reason was given and is in the audit log)', none: 'none in this list', id: 'Export', warning: 'Note', warningText: 'Personal data: use it for the purpose above only and destroy it afterwards. What changed while the file was written may not be in it.' },
    nation: 'Nationwide',
  },
};

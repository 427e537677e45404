import type { ExportColumn } from '#contracts/reports.ts';

type States = Record<string, string>;
export type ReportWords = {
  columns: Record<ExportColumn, string>; mark: string; sheet: string; note: string; fileName: string;
  data: States; review: States; payment: States; ended: States; documents: States;
  which: { confirmed: string; all: string }; reviewFilter: States; paymentFilter: States;
  about: { exporter: string; userName: string; at: string; purpose: string; scope: string; rows: string; numbers: string; masked: string; whole: string; id: string; warning: string; warningText: string };
  nation: string; undecided: string;
};

const zh: ReportWords = {
  columns: {
    number: '报名序号', name: '姓名', document_type: '证件类型', document_number: '证件号码', phone: '手机号', exam: '考试', level: '级别', specialty: '专业', subjects: '科目', province: '报考省份', prefecture: '报考地市', review_point: '审核点',
    data_state: '填报进度', review_state: '核验状态', review_reason: '核验意见', payment_state: '缴费状态', ended: '终止情况', started_at: '开始报考时间', confirmed_at: '确认时间', changed_at: '最近变更时间',
  },
  mark: '导出标记', sheet: '报考名单', note: '导出说明', fileName: '报考名单',
  data: { choosing: '选择中', filling: '填写中', committing: '待承诺', checking: '核查中', saved: '已保存', confirmed: '已确认' },
  review: { not_started: '未开始', automatic: '自动通过', awaiting_online: '待线上核验', awaiting_on_site: '待现场核验', returned: '退回补正', approved: '通过', rejected: '不通过', post_exam: '考后核查' },
  payment: { unpaid: '未缴费', paying: '缴费中', paid: '已缴费', exempt: '免缴' },
  ended: { given_up: '本人放弃', lapsed: '逾期失效', voided: '作废' },
  documents: { resident_id: '居民身份证' },
  which: { confirmed: '已确认', all: '全部（含未确认）' },
  reviewFilter: { waiting: '待核验', approved: '核验通过', rejected: '核验不通过', returned: '退回补正' }, paymentFilter: { unpaid: '未缴费', paid: '已缴费' },
  about: { exporter: '导出人', userName: '用户名', at: '导出时间', purpose: '用途', scope: '范围', rows: '行数', numbers: '证件号码与手机号', masked: '已遮盖', whole: '完整（已说明理由并记入审计日志）', id: '导出编号', warning: '提示', warningText: '内含个人信息，仅限所述用途使用，用毕及时销毁；导出期间发生的变更不一定包含在内。' },
  nation: '全国', undecided: '未定',
};

/** The words of exported files and of figures; the language is the one the officer works in. */
export const words: { zh: ReportWords; en: ReportWords } = {
  zh,
  en: {
    columns: {
      number: 'Application no.', name: 'Name', document_type: 'Document', document_number: 'Document number', phone: 'Mobile', exam: 'Exam', level: 'Level', specialty: 'Specialty', subjects: 'Subjects', province: 'Province', prefecture: 'City', review_point: 'Review point',
      data_state: 'Form', review_state: 'Review', review_reason: 'Reviewer’s words', payment_state: 'Payment', ended: 'Ended', started_at: 'Started at', confirmed_at: 'Confirmed at', changed_at: 'Changed at',
    },
    mark: 'Export mark', sheet: 'Applications', note: 'About this export', fileName: 'applications',
    data: { choosing: 'choosing', filling: 'filling in', committing: 'before the commitment', checking: 'being checked', saved: 'saved', confirmed: 'confirmed' },
    review: { not_started: 'not started', automatic: 'passed automatically', awaiting_online: 'awaiting online review', awaiting_on_site: 'awaiting on-site review', returned: 'returned', approved: 'approved', rejected: 'rejected', post_exam: 'after the exam' },
    payment: { unpaid: 'unpaid', paying: 'paying', paid: 'paid', exempt: 'exempt' },
    ended: { given_up: 'given up', lapsed: 'lapsed', voided: 'voided' },
    documents: { resident_id: 'Resident Identity Card' },
    which: { confirmed: 'confirmed', all: 'all, unconfirmed too' },
    reviewFilter: { waiting: 'awaiting review', approved: 'approved', rejected: 'rejected', returned: 'returned' }, paymentFilter: { unpaid: 'unpaid', paid: 'paid' },
    about: { exporter: 'Exported by', userName: 'User name', at: 'Asked for at', purpose: 'Purpose', scope: 'Of', rows: 'Rows', numbers: 'Document and phone numbers', masked: 'masked', whole: 'whole (a reason was given and is in the audit log)', id: 'Export', warning: 'Note', warningText: 'Personal data: use it for the purpose above only and destroy it afterwards. What changed while the file was written may not be in it.' },
    nation: 'Nationwide', undecided: 'not chosen',
  },
};

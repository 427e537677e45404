type States = Record<string, string>;
type ApplicationWords = { data: States; review: States; payment: States; ended: States; which: { confirmed: string; all: string }; reviewFilter: States; paymentFilter: States };

/** The words of a list of applications; the language is the one the officer works in. */
export const words: { zh: ApplicationWords; en: ApplicationWords } = {
  zh: {
    data: { choosing: '选择中', filling: '填写中', committing: '待承诺', checking: '核查中', saved: '已保存', confirmed: '已确认' },
    review: { not_started: '未开始', automatic: '自动通过', awaiting_online: '待线上核验', awaiting_on_site: '待现场核验', returned: '退回补正', approved: '通过', rejected: '不通过', post_exam: '考后核查' },
    payment: { unpaid: '未缴费', paying: '缴费中', paid: '已缴费', exempt: '免缴' },
    ended: { given_up: '本人放弃', lapsed: '逾期失效', voided: '作废', suspended: '停考退费', refunded: '退费终止' },
    which: { confirmed: '已确认', all: '全部（含未确认）' },
    reviewFilter: { waiting: '待核验', approved: '核验通过', rejected: '核验不通过', returned: '退回补正' }, paymentFilter: { unpaid: '未缴费', paid: '已缴费' },
  },
  en: {
    data: { choosing: 'choosing', filling: 'filling in', committing: 'before the commitment', checking: 'being checked', saved: 'saved', confirmed: 'confirmed' },
    review: { not_started: 'not started', automatic: 'passed automatically', awaiting_online: 'awaiting online review', awaiting_on_site: 'awaiting on-site review', returned: 'returned', approved: 'approved', rejected: 'rejected', post_exam: 'after the exam' },
    payment: { unpaid: 'unpaid', paying: 'paying', paid: 'paid', exempt: 'exempt' },
    ended: { given_up: 'given up', lapsed: 'lapsed', voided: 'voided', suspended: 'exam suspended', refunded: 'fee given back' },
    which: { confirmed: 'confirmed', all: 'all, unconfirmed too' },
    reviewFilter: { waiting: 'awaiting review', approved: 'approved', rejected: 'rejected', returned: 'returned' }, paymentFilter: { unpaid: 'unpaid', paid: 'paid' },
  },
};

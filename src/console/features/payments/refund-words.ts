const zh = {
  title: '退费名单', sub: '停考、重复支付等应退款项：原路退回自动办理，失败的由人工处理，现场缴费的在现场退。', none: '没有退费', all: '全部', state: '状态', way: '退费方式', reason: '原因', exam: '考试', name: '姓名', amount: '金额', number: '退费单号', order: '原订单号', opened: '生成时间', acts: '办理',
  channel: '原路退回', desk: '现场退费', sums: '合计', failures: '失败原因', yuan: (n: string) => `${n} 元`, count: (n: number) => `${n.toLocaleString()} 笔`, drawing: (s: string) => `退费金额：${s}`, onlySuspension: '只看这次停考的退费', showAll: '看全部退费', next: (at: string) => `下次询问 ${at}`, tries: (n: number) => `已询问 ${String(n)} 次`, contradicted: '渠道又报已退，请核对是否重复退款', returned: (back: string, left: string) => `渠道只退回 ${back} 元，余 ${left} 元须现场退付`, toPayOut: (n: string) => `应付 ${n} 元`,
  retry: '重新退款', handOver: '转现场退费', payOut: '现场退出', tender: '退款方式', slip: 'POS 凭证参考号', retryNote: '用原退费单号再次请求渠道退回，不会重复退款。', handOverNote: '渠道无法退回时使用；由另一人现场退出。', receipt: '退费凭证号', receiptHint: '领款人签字的凭证号', cancel: '取消', by: (a: string) => `转现场：${a}`, paidBy: (a: string) => `现场退出：${a}`,
};

/** Words of the list of refunds. */
export const refundWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Refunds', sub: 'Fees of suspended exams, charges paid twice and the like: the channel gives back by itself, a person deals with what failed, the desk pays out what was paid there.', none: 'No refunds', all: 'All', state: 'State', way: 'How', reason: 'Why', exam: 'Exam', name: 'Name', amount: 'Amount', number: 'Refund no.', order: 'Order no.', opened: 'Opened at', acts: 'Acts',
    channel: 'the way it came', desk: 'at the cash desk', sums: 'Totals', failures: 'Why some failed', yuan: (n) => `¥${n}`, count: (n) => `${n.toLocaleString()} refunds`, drawing: (s) => `Money by state: ${s}`, onlySuspension: 'Only of one suspension', showAll: 'Show all refunds', next: (at) => `asked again ${at}`, tries: (n) => `asked ${String(n)} times`, contradicted: 'The channel says it paid as well: check whether it went back twice', returned: (back, left) => `The channel gave back only ¥${back}; ¥${left} are to be paid out at the desk`, toPayOut: (n) => `To be paid out: ¥${n}`,
    retry: 'Try again', handOver: 'Hand to the desk', payOut: 'Pay out', tender: 'Paid out in', slip: 'Number on the card slip', retryNote: 'Asks the channel again under the same number; it never pays twice.', handOverNote: 'Where the channel cannot give back; another person pays out.', receipt: 'Receipt number', receiptHint: 'Of the receipt the payee signed', cancel: 'Cancel', by: (a) => `handed over by ${a}`, paidBy: (a) => `paid out by ${a}`,
  },
};

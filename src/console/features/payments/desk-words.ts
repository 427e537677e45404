const zh = {
  orders: '缴费订单', ordersSub: '每笔订单的支付尝试、渠道答复和退费；按任一号码查询。', none: '没有订单', all: '全部', state: '状态', how: '缴费方式', online: '网上支付', onSite: '现场缴费',
  find: '查询', number: '号码', numberHint: '支付订单号、支付单号、退费单号或渠道流水号', by: { order: '按支付订单号', attempt: '按支付单号', refund: '按退费单号', reference: '按渠道流水号' }, close: '收起',
  order: '支付订单号', name: '姓名', exam: '考试', amount: '金额', opened: '下单时间', paid: '支付时间', tries: '支付尝试', see: '查看', yuan: (n: string) => `${n} 元`, application: '报名序号', receipt: '收据号',
  attempts: '支付情况', channel: '渠道', began: '发起时间', said: '渠道答复', next: '下一步', reference: '渠道流水号', attempt: '支付单号', noAttempts: '没有网上支付尝试', refunds: '退费', noRefunds: '没有退费', refund: '退费单号', reason: '原因',
  ask: '申请退费', askNote: '全额原路退回，由另一人复核后办理；现场缴费的在现场退。', ground: '退费依据', after: '退费后的报名', why: '说明', whyHint: '写明政策依据或差错情况，供复核人判断', asked: '已申请，等待另一人复核。', cancel: '取消', cannot: '不能申请退费：',
  requests: '退费申请', requestRows: '退费申请明细', second: '复核', noRequests: '没有退费申请', requestedBy: '申请人', approve: '同意', turnDown: '不同意', approveNote: '同意后立即生成退费单，全额退回原付款账户。', turnDownNote: '不同意的，订单可以再次申请。', decidedBy: (who: string) => `复核：${who}`,
  notices: '拒收通知', noticesSub: '签名、商户号、单号不符或疑为重放的支付通知；内容没有入账，只留摘要。', noNotices: '没有拒收的通知', at: '收到时间', account: '收款账户', fault: '拒收原因', claimed: '所称单号', source: '来源地址', digest: '内容摘要',
};

/** Words of the desk of finance: orders and attempts, requests for refunds, refused notices. */
export const deskWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    orders: 'Payment orders', ordersSub: 'Every try to pay an order, what the channels said, what goes back; look up any number.', none: 'No orders', all: 'All', state: 'State', how: 'How', online: 'Online', onSite: 'At the counter',
    find: 'Look up', number: 'Number', numberHint: 'Order, payment or refund number, or the channel’s own', by: { order: 'by order number', attempt: 'by payment number', refund: 'by refund number', reference: 'by the channel’s number' }, close: 'Close',
    order: 'Order no.', name: 'Name', exam: 'Exam', amount: 'Amount', opened: 'Opened', paid: 'Paid', tries: 'Tries to pay', see: 'See', yuan: (n) => `¥${n}`, application: 'Application no.', receipt: 'Receipt no.',
    attempts: 'What is known of the payment', channel: 'Channel', began: 'Begun', said: 'The channel says', next: 'What comes next', reference: 'Channel reference', attempt: 'Payment no.', noAttempts: 'Nobody tried to pay online', refunds: 'Refunds', noRefunds: 'No refunds', refund: 'Refund no.', reason: 'Why',
    ask: 'Ask for a refund', askNote: 'The whole amount, to the account that paid, once another person agrees; what was paid at the counter goes back there.', ground: 'Ground', after: 'The application after it', why: 'Explanation', whyHint: 'The policy, or what went wrong, for the second person to judge', asked: 'Asked for; another person decides.', cancel: 'Cancel', cannot: 'No refund can be asked for: ',
    requests: 'Requests for refunds', requestRows: 'Each request', second: 'Second person', noRequests: 'No requests', requestedBy: 'Asked by', approve: 'Approve', turnDown: 'Turn down', approveNote: 'The refund is opened at once, the whole amount to the account that paid.', turnDownNote: 'A refund of the order may be asked for again.', decidedBy: (who) => `Decided by ${who}`,
    notices: 'Refused notices', noticesSub: 'Payment notices with a false signature, merchant or number, or perhaps replayed: nothing of them was acted on, only a digest is kept.', noNotices: 'No refused notices', at: 'Received', account: 'Receiving account', fault: 'Why', claimed: 'Number it named', source: 'From', digest: 'Digest',
  },
};

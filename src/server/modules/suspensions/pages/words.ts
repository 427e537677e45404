const zh = {
  title: '停考事项', applications: '我的报考', status: '返回报考状态', noTravel: '本次考试停考，请勿前往考场', partly: '部分场次停考，其他场次照常考试', what: '停考内容', exam: '考试', place: '停考范围', subjects: '停考科目', reason: '原因', document: '文号', phone: '咨询电话',
  refundTitle: '退费', amount: '退费金额', number: '退费单号', order: '原支付订单号', state: '状态', at: '退款时间', yuan: (n: string) => `${n} 元`, refundWay: '原路退回，到账时间以银行为准，不需申请。', refundDesk: '请携带身份证件到原缴费地点领取，不需申请。', noFee: '您没有缴费记录，不涉及退费。', refundSoon: '退费正在办理，不需申请。', validity: '以前合格科目的成绩有效期顺延一年。',
  resitTitle: '延期考试', resitSoon: '您将参加延期考试，不需要重新报名和缴费。时间确定后会通知您。', resitDays: '考试日期', resitTickets: '准考证打印', to: '至',
  chooseTitle: '请选择', choose: '退费或参加延期考试', chooseUntil: (at: string) => `请在 ${at}（北京时间）前选择；未选择的，报名费全额退还。`, refund: '退费', refundHint: '报名费全额退还，本次报考结束，不能再改为延期考试。', resit: '参加延期考试', resitHint: '报名和缴费继续有效，截止前还可以改为退费。', send: '确定', mine: (what: string) => `您的选择：${what}`,
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Exam suspended', applications: 'My applications', status: 'Back to the application status', noTravel: 'The exam is suspended; do not go there', partly: 'Some papers are suspended; the others take place', what: 'What is suspended', exam: 'Exam', place: 'Where', subjects: 'Papers', reason: 'Why', document: 'Document', phone: 'Enquiries',
    refundTitle: 'Refund', amount: 'Amount', number: 'Refund number', order: 'Order number', state: 'State', at: 'Refunded at', yuan: (n) => `${n} yuan`, refundWay: 'Goes back the way it came; your bank may take some days. You need not ask for it.', refundDesk: 'Collect it where you paid, with your identity document. You need not ask for it.', noFee: 'No fee was paid, so none goes back.', refundSoon: 'The refund is being prepared; you need not ask for it.', validity: 'Passes of earlier years hold a year longer.',
    resitTitle: 'Held anew', resitSoon: 'You take part when the exam is held anew, without registering or paying again. You will be told when.', resitDays: 'Days', resitTickets: 'Tickets printed', to: 'to',
    chooseTitle: 'Your choice', choose: 'The fee back, or the exam held anew', chooseUntil: (at) => `Choose before ${at} (Beijing time); without a choice the whole fee goes back.`, refund: 'The fee back', refundHint: 'The whole fee goes back and this application ends; it cannot be changed afterwards.', resit: 'The exam held anew', resitHint: 'Your application and payment stay valid; until the deadline you may still take the fee back.', send: 'Confirm', mine: (what) => `Your choice: ${what}`,
  },
};

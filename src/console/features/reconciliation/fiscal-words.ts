const zh = {
  title: '财政电子票据', one: '财政电子票据', back: '返回清单', all: '全部', none: '没有符合条件的票据', state: '状态', standing: '范围', standings: { stuck: '需要人处理', delayed: '正在自动重试' } as Record<string, string>, fault: '未办结原因', province: '省份', order: '支付订单号', find: '按支付订单号查', amount: '金额', numbers: '票据代码和号码', acts: '办理', red: '红票',
  yuan: (s: string) => `${s} 元`, check: (s: string) => `校验码 ${s}`, next: (n: number, at: string) => `已试 ${String(n)} 次，${at} 再试`,
  stuck: (n: number) => `${String(n)} 张票据需要人处理：查明原因后重新发送`, delayed: (n: number) => `${String(n)} 张票据因财政平台没有答复正在自动重试，不影响考生缴费`, off: '本平台没有接通财政电子票据平台，缴费后不开具票据。',
  resend: '重新发送', resendAll: (why: string) => `全部重新发送（${why}）`, resent: (n: number, left: number) => `已重新发送 ${String(n)} 张${left === 0 ? '' : `，还有 ${String(left)} 张，请再次办理`}`, resendNote: '按原业务流水号重新发送，不会重复开票。请说明原因。',
  says: '票据内容', where: '省份和考试', payer: '交款人', unit: '收款单位', noUnit: '没有设置', item: '项目编码和名称', people: '收款人 / 复核人', items: '收费明细', total: '合计', open: '打开票据', history: '办理经过', system: '系统',
};
const en: typeof zh = {
  title: 'Fiscal e-receipts', one: 'Fiscal e-receipt', back: 'Back to the list', all: 'All', none: 'No such receipts', state: 'State', standing: 'Which', standings: { stuck: 'Need a person', delayed: 'Being tried again' }, fault: 'What holds it up', province: 'Province', order: 'Order no.', find: 'By order no.', amount: 'Amount', numbers: 'Code and number', acts: 'What to do', red: 'Red receipt',
  yuan: (s) => `¥${s}`, check: (s) => `check code ${s}`, next: (n, at) => `tried ${String(n)} ${n === 1 ? 'time' : 'times'}, again at ${at}`,
  stuck: (n) => `${String(n)} ${n === 1 ? 'receipt needs' : 'receipts need'} a person: find out why, then send again`, delayed: (n) => `${String(n)} ${n === 1 ? 'receipt is' : 'receipts are'} being tried again because the fiscal platform does not answer; payers are not held up`, off: 'No fiscal platform is connected; no receipts are issued.',
  resend: 'Send again', resendAll: (why) => `Send all again (${why})`, resent: (n, left) => `${String(n)} sent again${left === 0 ? '' : `; ${String(left)} are left, press again`}`, resendNote: 'It is sent under the same business number and never issued twice. Say why.',
  says: 'What it says', where: 'Province and exam', payer: 'Payer', unit: 'Collecting unit', noUnit: 'none set', item: 'Item', people: 'Received / checked by', items: 'Fee lines', total: 'Total', open: 'Open the receipt', history: 'What was done', system: 'System',
};
/** The words of fiscal e-receipts. */
export const fiscalWords = { zh, en };

import type { Line } from '../bill-days.ts';
import type { Merchant } from '../merchants.ts';
import { inYuan, spaced } from '../writing.ts';

const HEADINGS = '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';

/** 微信's bill of a day: CSV in UTF-8 with a mark at its beginning, every cell behind a back quote, and two lines of summary. */
export function wechatBill({ merchant, appId }: Merchant, lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const back = line.what === 'refund';
    const [taken, given] = back ? ['0.00', inYuan(line.amountInFen)] : [inYuan(line.amountInFen), '0.00'];
    return [
      spaced(line.at), appId, merchant, '0', '', line.charge, line.number, 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'NATIVE', back ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', taken, '0.00',
      back ? line.reference : '0', back ? line.refundNumber : '0', given, '0.00', back ? 'ORIGINAL' : '', back ? 'SUCCESS' : '', line.title, '', `${inYuan(line.feeInFen)}000`, '0.60%', taken, given, '',
    ].map((cell) => `\`${cell}`).join(',');
  });
  const sum = (pick: (line: Line) => number) => inYuan(lines.reduce((total, line) => total + pick(line), 0));
  const [taken, given] = [sum((line) => (line.what === 'payment' ? line.amountInFen : 0)), sum((line) => (line.what === 'refund' ? line.amountInFen : 0))];
  const summary = [String(lines.length), taken, given, '0.00', `${sum((line) => line.feeInFen)}000`, taken, given].map((cell) => `\`${cell}`).join(',');
  return `\uFEFF${[HEADINGS, ...rows, '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额', summary, ''].join('\r\n')}`;
}

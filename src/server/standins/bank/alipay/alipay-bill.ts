import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import type { Line } from '../bill-days.ts';
import type { Merchant } from '../merchants.ts';
import { inYuan, spaced } from '../writing.ts';

const HEADINGS = '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

/** Alipay's bill of a day: a ZIP with the lines of business and their summary, CSV in GB 18030. */
export function alipayBill(merchant: Merchant, day: string, lines: readonly Line[]): Readable {
  const [payments, refunds] = [lines.filter((line) => line.what === 'payment'), lines.filter((line) => line.what === 'refund')];
  const sum = (of: readonly Line[]) => inYuan(of.reduce((total, line) => total + line.amountInFen, 0));
  const period = `#起始日期：[${day.replace('-', '年').replace('-', '月')}日 00:00:00]   终止日期：[${day.replace('-', '年').replace('-', '月')}日 23:59:59]`;
  const business = [
    '#支付宝业务明细查询', `#账号：[${merchant.merchant}0156]`, period, '#-----------------------------------------业务明细列表----------------------------------------', HEADINGS,
    ...lines.map((line) => rowOf(line)),
    '#-----------------------------------------业务明细列表结束------------------------------------', `#交易合计：${String(payments.length)}笔，商家实收共${sum(payments)}元`, `#退款合计：${String(refunds.length)}笔，商家实收退款共-${sum(refunds)}元`, `#导出时间：[${day} 09:00:00]`, '',
  ].join('\r\n');
  const summary = ['#支付宝业务汇总查询', period, '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）', `合计,,${String(payments.length)},${String(refunds.length)},${sum(payments)}`, ''].join('\r\n');
  const zip = new ZipFile();
  const name = `${merchant.merchant}0156_${day.replaceAll('-', '')}`;
  zip.addBuffer(iconv.encode(summary, 'gb18030'), `${name}_业务明细(汇总).csv`);
  zip.addBuffer(iconv.encode(business, 'gb18030'), `${name}_业务明细.csv`);
  zip.end();
  return Readable.from(zip.outputStream);
}

function rowOf(line: Line): string {
  const back = line.what === 'refund';
  const amount = inYuan(back ? 0 - line.amountInFen : line.amountInFen);
  return [
    `${line.reference}\t`, `${line.number}\t`, back ? '退款' : '交易', line.title, spaced(line.at), spaced(line.at), '', '', '', '', 'kao***@example.com', amount, amount,
    '0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00', back ? `${line.refundNumber}\t` : '', inYuan(0 - line.feeInFen), '0.00', '报名费',
  ].join(',');
}

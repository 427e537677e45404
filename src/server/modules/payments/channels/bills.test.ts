import { PassThrough, Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { readAlipayBill } from './alipay/alipay-bill.ts';
import { linesOf } from './bill-lines.ts';
import type { BillLine } from './channel.ts';
import { readUnionpayBill } from './unionpay/unionpay-bill.ts';
import { readWechatBill } from './wechat/wechat-bill.ts';

const zipped = (...files: (readonly [string, Buffer])[]): Readable => {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  return Readable.from(zip.outputStream);
};
const all = async (lines: AsyncIterable<BillLine>): Promise<BillLine[]> => {
  const found: BillLine[] = [];
  for await (const line of lines) found.push(line);
  return found;
};

// as the channels' documents show them: alipay.data.dataservice.bill.downloadurl.query (业务明细), pay.weixin.qq.com 申请交易账单
const ALIPAY = [
  '#支付宝业务明细查询', '#账号：[20880000000000170156]', '#-----------------------------------------业务明细列表----------------------------------------',
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注',
  '2026070822001\t,20260708000000000000101\t,交易,"考试费,含税",2026-07-08 09:59:00,2026-07-08 10:00:00,,,,,kao***@example.com,244.00,244.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-1.46,0.00,𠮷田',
  '2026070822001\t,20260708000000000000101\t,退款,考试费,2026-07-08 11:00:00,2026-07-08 11:00:01,,,,,kao***@example.com,-244.00,-244.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,R202607080000000000017\t,1.46,0.00,',
  '#-----------------------------------------业务明细列表结束------------------------------------', '#交易合计：1笔，商家实收共244.00元', '',
];
const alipay = (lines: readonly string[], name = '20880000000000170156_20260708_业务明细.csv') => zipped(['20880000000000170156_20260708_业务明细(汇总).csv', iconv.encode('汇总', 'gb18030')], [name, iconv.encode(lines.join('\r\n'), 'gb18030')]);

const WECHAT = [
  '\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
  '`2026-07-08 10:00:00,`wx00000000000jb017,`1900000017,`0,`,`4200001,`20260708000000000000201,`oUpF8,`NATIVE,`SUCCESS,`OTHERS,`CNY,`244.00,`0.00,`0,`0,`0.00,`0.00,`,`,`考试费, 含税,`,`1.46000,`0.60%,`244.00,`0.00,`',
  '`2026-07-08 11:00:01,`wx00000000000jb017,`1900000017,`0,`,`4200001,`20260708000000000000201,`oUpF8,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030001,`R202607080000000000017,`244.00,`0.00,`ORIGINAL,`SUCCESS,`考试费,`,`-1.46000,`0.60%,`0.00,`244.00,`',
  '`2026-07-08 11:30:01,`wx00000000000jb017,`1900000017,`0,`,`4200001,`20260708000000000000201,`oUpF8,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030002,`R202607080000000000025,`244.00,`0.00,`ORIGINAL,`FAIL,`考试费,`,`0.00000,`0.60%,`0.00,`244.00,`',
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额', '`3,`244.00,`244.00,`0.00,`0.00000,`244.00,`488.00', '',
];
const wechat = (lines: readonly string[]) => Readable.from([Buffer.from(lines.join('\r\n'))]);

const payment = { kind: 'payment', refundNumber: null, amountInFen: 24_400, feeInFen: 146, at: Date.parse('2026-07-08T10:00:00+08:00') };
const refund = { kind: 'refund', refundNumber: 'R202607080000000000017', amountInFen: 24_400, feeInFen: -146, at: Date.parse('2026-07-08T11:00:01+08:00') };

describe('bills as the channels’ documents show them', () => {
  test('支付宝: comment lines are no business, quotes keep their commas, a refund loses its sign', async () => {
    const common = { number: '20260708000000000000101', reference: '2026070822001' };
    expect(await all(readAlipayBill(alipay(ALIPAY)))).toEqual([{ ...payment, ...common }, { ...refund, ...common }]);
  });

  test('微信: a comma in a cell is no separator, a failed refund no movement of money', async () => {
    const number = '20260708000000000000201';
    expect(await all(readWechatBill(wechat(WECHAT)))).toEqual([{ ...payment, number, reference: '4200001' }, { ...refund, number, reference: '5030001' }]);
  });

  test('a bill broken anywhere by the line is read the same, byte by byte', async () => {
    const bytes = Buffer.from(WECHAT.join('\r\n'));
    const slow = new PassThrough();
    for (const byte of bytes) slow.write(Buffer.from([byte]));
    slow.end();
    expect(await all(readWechatBill(slow))).toHaveLength(2);
  });

  test('the line that is not as documented is named', async () => {
    await expect(all(readAlipayBill(alipay(ALIPAY.with(4, (ALIPAY[4] ?? '').replaceAll('244.00', '2四4.00')))))).rejects.toThrow('line 5 of the bill');
    await expect(all(readAlipayBill(alipay(ALIPAY.with(5, (ALIPAY[5] ?? '').replace('退款', '转账')))))).rejects.toThrow('line 6 of the bill');
    await expect(all(readWechatBill(wechat(WECHAT.with(2, (WECHAT[2] ?? '').replace('11:00:01', '25:00:01')))))).rejects.toThrow('line 3 of the bill');
    await expect(all(readUnionpayBill('777290058100017')(zipped(['INN26070888ZM_777290058100017', Buffer.from('S22 too short')])))).rejects.toThrow('line 1 of the bill');
  });

  test('a bill without its headings, without its end, or of another merchant is none', async () => {
    await expect(all(readAlipayBill(alipay(ALIPAY.toSpliced(3, 1))))).rejects.toThrow('no column');
    await expect(all(readWechatBill(wechat(WECHAT.slice(0, 3))))).rejects.toThrow('breaks off');
    await expect(all(readUnionpayBill('777290058100017')(zipped(['INN26070888ZM_777290058100099', Buffer.from('')])))).rejects.toThrow('no such file');
    await expect(all(readAlipayBill(Readable.from([Buffer.from('not a zip at all')])))).rejects.toThrow();
  });
});

describe('hostile bills', () => {
  test('an archive that lies about its size is not unpacked to its end', async () => {
    const parts: Buffer[] = [];
    for await (const part of alipay([...ALIPAY.slice(0, 4), ...Array.from({ length: 2_000 }, () => ALIPAY[4] ?? ''), ''])) parts.push(Buffer.from(part as Uint8Array));
    const archive = Buffer.concat(parts);
    // the uncompressed size in the central directory, made small
    const entry = archive.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    archive.writeUInt32LE(1_000, entry + 24);
    await expect(all(readAlipayBill(Readable.from([archive])))).rejects.toThrow();
  });

  test('an archive of very many files, and a line without an end, are refused', async () => {
    await expect(all(readAlipayBill(zipped(...Array.from({ length: 30 }, (_, i) => [`${String(i)}.txt`, Buffer.from('x')] as const))))).rejects.toThrow('too many files');
    const endless = Readable.from((function* () { for (let n = 0; n < 100; n += 1) yield Buffer.alloc(10_000, 0x61); })());
    await expect(async () => { for await (const line of linesOf(endless)) expect(line.length).toBeLessThan(70_000); }).rejects.toThrow('longer than any line');
  });
});

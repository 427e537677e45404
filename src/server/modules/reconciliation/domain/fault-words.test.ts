import { expect, test } from 'vitest';
import { faultWords } from './fault-words.ts';

test.each([
  ['line 17 of the bill is not as documented: a column is missing', '第 17 行不是该渠道账单的格式', 'Line 17 is not as the channel documents it'],
  ['the bill holds movements of 2026-08-05', '账单中有 2026-08-05 的交易，不是当日的账单', 'It holds movements of 2026-08-05: this is the bill of another day'],
  ['the bill has no column 商户订单号, 订单金额', '缺少列：商户订单号, 订单金额', 'It has no column 商户订单号, 订单金额'],
  ['the bill breaks off before its summary', '文件不完整，缺少末尾的汇总行', 'The file breaks off before its summary'],
  ['end of central directory record signature not found', '文件无法作为该渠道的账单读取，请从渠道重新下载原文件', 'The file cannot be read as a bill of this channel; download it from the channel again'],
])('%s', (fault, zh, en) => { expect([faultWords(fault, 'zh'), faultWords(fault, 'en')]).toEqual([zh, en]); });

import type { FastifyPluginCallback } from 'fastify';
import { z } from 'zod';
import { inYuan } from '../bank/writing.ts';
import type { FiscalBook, GivenReceipt } from './book.ts';
import { escapeHtml } from '../escape-html.ts';

const STYLE = `
:root { --ink: #1f2937; --soft: #4b5563; --own: #9a1f2b; }
body { margin: 0; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f3f4f6; color: var(--ink); }
main { max-width: 720px; margin: 24px auto; padding: 20px 24px; background: #fff; border: 1px solid var(--own); border-radius: 4px; }
h1 { font-size: 22px; margin: 8px 0 16px; text-align: center; color: var(--own); }
.mark { background: #fff3cd; border: 1px solid #d6a700; padding: 8px 12px; border-radius: 6px; margin: 0; }
.red { color: #b00020; font-weight: 700; text-align: center; }
dl { display: grid; grid-template-columns: auto 1fr auto 1fr; gap: 4px 12px; margin: 12px 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin: 12px 0; } th, td { border: 1px solid var(--own); padding: 6px 8px; text-align: left; overflow-wrap: anywhere; } .sum { text-align: right; white-space: nowrap; }
@media (max-width: 560px) { main { margin: 0; border-radius: 0; padding: 16px; } dl { grid-template-columns: auto 1fr; } .wide { display: none; } }
@media print { body { background: #fff; } main { margin: 0 auto; } }
`;

/** Where the stand-in platform shows what it issued, to whoever has all three of code, number and check code. */
export function receiptPages({ book, url }: { book: FiscalBook; url: string }): FastifyPluginCallback {
  return (app, _options, done) => {
    app.get('/receipt.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
    app.get<{ Params: { code: string; number: string } }>('/receipts/:code/:number', (request, reply) => {
      const { code, number } = request.params;
      if (!book.ofNumber(code, number)) book.readAgain();
      const found = book.ofNumber(code, number);
      const known = found && z.object({ check: z.literal(found.checkCode) }).safeParse(request.query).success;
      return reply.code(known ? 200 : 404).type('text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'").header('cache-control', 'no-store')
        .send(frame(url, found && known ? receipt(found, book) : '<h1>没有这张票据</h1><p role="alert">票据代码、票据号码或校验码不符。</p>'));
    });
    done();
  };
}

function receipt(r: GivenReceipt, book: FiscalBook): string {
  const pairs = (list: readonly (readonly [string, string])[]) => `<dl>${list.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
  const red = book.reversalOf(r);
  const sign = r.amountInFen < 0 ? -1 : 1;
  return `<h1>非税收入通用票据（电子）</h1>
${r.original ? `<p class="red">红字票据，冲销 ${escapeHtml(r.original.code)} ${escapeHtml(r.original.number)}</p>` : red ? `<p class="red">已冲红：${escapeHtml(red.code)} ${escapeHtml(red.number)}</p>` : ''}
${pairs([['票据代码', r.code], ['票据号码', r.number], ['校验码', r.checkCode], ['开票日期', r.issuedOn], ['交款人', r.payer], ['交款人代码', `${r.payerCode.slice(0, 3)}***********${r.payerCode.slice(-4)}`]])}
<table><thead><tr><th class="wide">项目编码</th><th>项目名称</th><th class="wide">数量</th><th class="sum">金额（元）</th><th>备注</th></tr></thead><tbody>
${r.items.map((item) => `<tr><td class="wide">${escapeHtml(item.itemCode)}</td><td>${escapeHtml(item.itemName)}</td><td class="wide">${String(item.quantity)}</td><td class="sum">${inYuan(sign * item.amountInFen)}</td><td>${escapeHtml(item.note)}</td></tr>`).join('')}
</tbody><tfoot><tr><th>合计</th><td class="sum" colspan="4">¥ ${inYuan(r.amountInFen)}</td></tr></tfoot></table>
${pairs([['收款单位', r.unitName], ['统一社会信用代码', r.unitCode], ['复核人', r.reviewer], ['收款人', r.cashier]])}`;
}

function frame(url: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>财政电子票据 · 模拟财政平台</title><link rel="stylesheet" href="${url}/receipt.css"></head>
<body><main><p class="mark">演示环境：模拟财政平台开具，不是真实票据。</p>${body}</main></body></html>`;
}

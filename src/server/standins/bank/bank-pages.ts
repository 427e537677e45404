import type { BankOrder } from './ledger.ts';

/** The bank's style sheet; its pages load nothing else. */
export const STYLE = `
body { margin: 0; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f3f4f6; color: #1f2937; }
header { background: #9a1f2b; color: #fff; padding: 14px 20px; }
header strong { font-size: 20px; }
main { max-width: 480px; margin: 24px auto; padding: 20px; background: #fff; border-radius: 8px; }
.mark { background: #fff3cd; border: 1px solid #d6a700; padding: 8px 12px; border-radius: 6px; }
.amount { font-size: 34px; font-weight: 700; margin: 8px 0; }
dl { display: grid; grid-template-columns: 6em 1fr; gap: 6px 12px; margin: 16px 0; }
dt { color: #4b5563; } dd { margin: 0; overflow-wrap: anywhere; }
form { margin: 10px 0; }
button { font: inherit; width: 100%; min-height: 46px; border: 1px solid #9a1f2b; border-radius: 6px; background: #fff; color: #9a1f2b; cursor: pointer; }
button.pay { background: #9a1f2b; color: #fff; font-weight: 700; }
button:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
`;

/** The cashier of one order: pay, fail, or go back; or why it cannot be paid. */
export function cashierPage(prefix: string, order: BankOrder, closedBecause: string | undefined): string {
  const acts = closedBecause === undefined
    ? [['pay', '确认支付', 'pay'], ['fail', '模拟支付失败', ''], ['cancel', '取消并返回商户', '']]
    : [['cancel', '返回商户', 'pay']];
  return frame(prefix, '收银台', `
    ${closedBecause === undefined ? '' : `<p role="alert"><strong>${escape(closedBecause)}</strong></p>`}
    <p class="amount">¥ ${(order.amountInFen / 100).toFixed(2)}</p>
    <dl><dt>收款方</dt><dd>${escape(order.merchant)}</dd><dt>商品</dt><dd>${escape(order.title)}</dd><dt>商户订单号</dt><dd>${escape(order.orderNumber)}</dd></dl>
    ${acts.map(([act, text, look]) => `<form method="post" action="${prefix}/cashier/${escape(order.orderNumber)}/${act ?? ''}"><button class="${look ?? ''}">${text ?? ''}</button></form>`).join('')}`);
}

/** A page that says why there is no cashier. */
export function problemPage(prefix: string, text: string): string {
  return frame(prefix, '无法受理', `<p role="alert">${escape(text)}</p>`);
}

function frame(prefix: string, title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 模拟银行</title><link rel="stylesheet" href="${prefix}/bank.css"></head>
<body><header><strong>模拟银行</strong> ${title}</header><main><p class="mark">演示环境：这里不会发生真实扣款。</p><h1>${title}</h1>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import type { Trade } from './book.ts';
import type { Merchant } from './merchants.ts';
import { inYuan, spaced } from './writing.ts';
import { escapeHtml } from '../escape-html.ts';

const NAMES: Record<Merchant['kind'], string> = { alipay: '支付宝', wechat: '微信支付', unionpay: '银联在线支付' };

/** The cashiers' style sheet; their pages load nothing else. */
export const CASHIER_STYLE = `
:root { --ink: #1f2937; --soft: #4b5563; --own: #9a1f2b; }
body { margin: 0; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f3f4f6; color: var(--ink); }
.alipay { --own: #0b57c4; } .wechat { --own: #0a6b3a; } .unionpay { --own: #9a1f2b; }
header { background: var(--own); color: #fff; padding: 14px 20px; }
header strong { font-size: 20px; }
main { max-width: 480px; margin: 24px auto; padding: 20px; background: #fff; border-radius: 8px; }
h1 { font-size: 20px; margin: 12px 0; }
.mark { background: #fff3cd; border: 1px solid #d6a700; padding: 8px 12px; border-radius: 6px; }
.amount { font-size: 34px; font-weight: 700; margin: 8px 0; }
dl { display: grid; grid-template-columns: 7em 1fr; gap: 6px 12px; margin: 16px 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
form { margin: 10px 0; }
button, .button { display: block; box-sizing: border-box; font: inherit; text-align: center; text-decoration: none; width: 100%; min-height: 46px; padding: 10px; border: 1px solid var(--own); border-radius: 6px; background: #fff; color: var(--own); cursor: pointer; }
button.pay { background: var(--own); color: #fff; font-weight: 700; }
button:focus-visible, .button:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
@media (max-width: 520px) { main { margin: 0; border-radius: 0; } }
`;

/** The cashier of one trade: pay, fail, or go back; or why it cannot be paid. `back` is where a browser that came by 微信's H5 returns to. */
export function cashier(url: string, kind: Merchant['kind'], trade: Trade, closedBecause: string | undefined, back: string): string {
  const acts = closedBecause === undefined ? [['pay', '确认支付', 'pay'], ['fail', '模拟支付失败', ''], ['cancel', '取消并返回商户', '']] : [['cancel', '返回商户', 'pay']];
  return frame(url, kind, '收银台', `
    ${closedBecause === undefined ? '' : `<p role="alert"><strong>${escapeHtml(closedBecause)}</strong></p>`}
    <p class="amount">¥ ${inYuan(trade.amountInFen)}</p>
    <dl><dt>商品</dt><dd>${escapeHtml(trade.title)}</dd><dt>商户订单号</dt><dd>${escapeHtml(trade.number)}</dd><dt>请在此前支付</dt><dd>${spaced(trade.expiresAt)}</dd></dl>
    ${acts.map(([act = '', text = '', look = '']) => `<form method="post" action="${url}/cashier/${trade.token}/${act}${back === '' ? '' : `?back=${encodeURIComponent(back)}`}"><button class="${look}">${text}</button></form>`).join('')}`);
}

/** Told to a phone that scanned a code: the other screen goes on. */
export function done(url: string, kind: Merchant['kind'], text: string): string {
  return frame(url, kind, text, '<p>请回到电脑上查看结果。</p>');
}

/** 银联 brings the browser back with a form (frontUrl, by POST). */
export function formBack(url: string, returnUrl: string, fields: Readonly<Record<string, string>>, text: string): string {
  return frame(url, 'unionpay', text, `<form method="post" action="${escapeHtml(returnUrl)}">${Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')}<button class="pay">返回商户</button></form>`);
}

/** The way to the cashier for whoever has no second device: the code is typed or pasted instead of scanned (模拟扫码). */
export function scanner(url: string): string {
  return frame(url, 'wechat', '模拟扫码', `<p>演示时没有手机？把二维码的内容粘贴到这里。</p><form method="get" action="${url}/scan"><p><label for="code">二维码内容</label><br><input id="code" name="code" size="40" required></p><button class="pay">打开收银台</button></form>`);
}

/** A page that says why there is no cashier. */
export function problem(url: string, text: string): string {
  return frame(url, 'unionpay', '无法受理', `<p role="alert">${escapeHtml(text)}</p>`);
}

function frame(url: string, kind: Merchant['kind'], title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 模拟${NAMES[kind]}</title><link rel="stylesheet" href="${url}/cashier.css"></head>
<body class="${kind}"><header><strong>模拟${NAMES[kind]}</strong></header><main><p class="mark">演示环境：这里不会发生真实扣款。</p><h1>${title}</h1>${body}</main></body></html>`;
}

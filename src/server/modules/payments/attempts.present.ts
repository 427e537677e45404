import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AttemptKind, AttemptState, AttemptView, LastAnswer, OfferedChannel, PayerDevice } from '#contracts/payments.ts';
import { refusalText, refuse, type Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { Attempt } from './attempts.store.ts';
import type { PaymentChannel } from './channels/channel.ts';
import { ranOut, UNCLOSED_FOR } from './domain/attempt-timing.ts';
import { suits } from './domain/payer-device.ts';

/** What a channel is called. */
export const CHANNEL_WORDS: Record<AttemptKind, Words> = {
  alipay: { zh: '支付宝', en: 'Alipay' }, wechat: { zh: '微信支付', en: 'WeChat Pay' }, unionpay: { zh: '银联在线', en: 'UnionPay' }, gateway: { zh: '网上支付', en: 'Online payment' },
};

const HOW_PAID: Record<AttemptKind, Record<PayerDevice, Words>> = {
  alipay: { desktop: { zh: '转到支付宝页面，登录或扫码支付', en: 'Leads to Alipay: sign in or scan there' }, phone: { zh: '转到支付宝支付', en: 'Opens Alipay' }, wechat: { zh: '请在手机浏览器中打开本页使用', en: 'Open this page in your phone’s browser' } },
  wechat: { desktop: { zh: '在下一页用微信扫码支付', en: 'Scan a code with WeChat on the next page' }, phone: { zh: '转到微信支付', en: 'Opens WeChat' }, wechat: { zh: '在微信内直接支付', en: 'Pay right here in WeChat' } },
  unionpay: { desktop: { zh: '转到银联页面，用银行卡支付', en: 'Leads to UnionPay: pay by bank card' }, phone: { zh: '转到银联页面，用银行卡或云闪付支付', en: 'Leads to UnionPay: pay by bank card or its app' }, wechat: { zh: '转到银联页面，用银行卡支付', en: 'Leads to UnionPay: pay by bank card' } },
  gateway: { desktop: { zh: '转到支付页面', en: 'Leads to the payment page' }, phone: { zh: '转到支付页面', en: 'Leads to the payment page' }, wechat: { zh: '转到支付页面', en: 'Leads to the payment page' } },
};

/** What the state of an attempt is called. */
export const ATTEMPT_STATE_WORDS: Record<AttemptState, Words> = {
  open: { zh: '待支付', en: 'Open' }, paid: { zh: '支付成功', en: 'Paid' }, closed: { zh: '已关闭，未扣款', en: 'Closed, nothing charged' }, refund_due: { zh: '已收款，待退款', en: 'Received, to be refunded' },
};

const ANSWERS: Record<LastAnswer, Words> = {
  unpaid: { zh: '未支付', en: 'not paid' }, paid: { zh: '已支付', en: 'paid' }, failed: { zh: '支付失败，可重试', en: 'a try failed, may be made again' }, closed: { zh: '已关闭', en: 'closed' }, unanswered: { zh: '渠道没有响应', en: 'no answer' },
};

/** What a payer can choose from, suited to what they hold in hand; one that does not answer says so and stays. */
export function presentChannels(offered: readonly PaymentChannel[], away: ReadonlyMap<string, Instant>, device: PayerDevice, lang: Lang): OfferedChannel[] {
  const several = (kind: AttemptKind) => offered.filter((one) => one.kind === kind).length > 1;
  return offered.map(({ account, kind }) => ({
    account, text: several(kind) ? `${CHANNEL_WORDS[kind][lang]} ${account}` : CHANNEL_WORDS[kind][lang], hint: HOW_PAID[kind][device][lang], away: away.has(account),
    unsuited: suits(kind, device) ? null : refusalText(refuse('payment.channel_unsuited'), lang),
  }));
}

/** The truth about an attempt in words (支付情况): what the channel last said, and what happens next and when. */
export function presentAttempt(a: Attempt, lang: Lang, now: Instant): AttemptView {
  return {
    number: a.number, account: a.account, channelText: CHANNEL_WORDS[a.kind][lang], amountInFen: a.chargedInFen ?? a.amountInFen, startedAt: a.startedAt, state: a.state, stateText: ATTEMPT_STATE_WORDS[a.state][lang],
    askedText: askedText(a, lang), lastAskedAt: a.lastAskedAt, nextText: nextText(a, lang, now), nextAskAt: a.nextAskAt, paidAt: a.paidAt, reference: a.reference,
  };
}

function askedText({ lastAskedAt, lastAnswer }: Attempt, lang: Lang): string {
  if (lastAskedAt === null || lastAnswer === null) return lang === 'zh' ? '尚未核实' : 'Not asked yet';
  return lang === 'zh' ? `${beijingTime(lastAskedAt)} 核实：${ANSWERS[lastAnswer].zh}` : `Asked ${beijingTime(lastAskedAt)}: ${ANSWERS[lastAnswer].en}`;
}

function nextText(a: Attempt, lang: Lang, now: Instant): string {
  const next = beijingTime(a.nextAskAt ?? now);
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  switch (a.state) {
    case 'paid': return say('已入账，不需再办', 'Recorded; nothing more to do');
    case 'closed': return say('已结束；如确认被扣款，请按“我已付款”再核实', 'Over; if you are sure that you were charged, have it asked again');
    case 'refund_due': return say('款项原路退回，退费单见本页', 'The money goes back the way it came; the refund is on this page');
    case 'open': break;
  }
  if (a.lastAnswer === 'unanswered') return say(`${next} 再向渠道核实；已付的款项不会丢失`, `Asked again ${next}; money that was paid is not lost`);
  if (ranOut(a, now)) return say(`该渠道不能提前关闭：每天核实，下次 ${next}，至 ${beijingTime(a.expiresAt + UNCLOSED_FOR)}`, `This channel cannot close it: asked daily, next ${next}, until ${beijingTime(a.expiresAt + UNCLOSED_FOR)}`);
  if (a.leftAt !== null) return say(`已改用其他方式，${next} 核实后关闭`, `You chose another way; closed after it is asked about ${next}`);
  if (now >= a.expiresAt) return say(`支付时间已过，${next} 核实后关闭`, `Its time is over; closed after it is asked about ${next}`);
  return say(`请在 ${beijingTime(a.expiresAt)} 前支付；${next} 自动核实`, `Pay before ${beijingTime(a.expiresAt)}; asked by itself ${next}`);
}

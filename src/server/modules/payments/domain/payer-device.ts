import type { AttemptKind, PayerDevice } from '#contracts/payments.ts';

/** What the payer holds in hand, as their browser names itself (终端). */
export function deviceOf(userAgent: string): PayerDevice {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  return /Mobile|Android|iPhone|iPad|HarmonyOS/i.test(userAgent) ? 'phone' : 'desktop';
}

/** True when a channel can be paid from the device: 微信 opens no page of 支付宝. */
export function suits(kind: AttemptKind, device: PayerDevice): boolean {
  return !(device === 'wechat' && kind === 'alipay');
}

import type { Chosen } from '#server/modules/payments/index.ts';

/** The accounts of a demonstration, and what people pay with there. */
export const CHANNELS: readonly Chosen[] = [
  { channel: { account: 'wechat', kind: 'wechat' }, device: 'phone' }, { channel: { account: 'alipay', kind: 'alipay' }, device: 'desktop' }, { channel: { account: 'unionpay', kind: 'unionpay' }, device: 'desktop' },
];

/** Where a sample person pays: each their own way. */
export function sampleChannel(turn: number): Chosen {
  const chosen = CHANNELS[turn % CHANNELS.length];
  if (!chosen) throw new Error('a demonstration has channels');
  return chosen;
}

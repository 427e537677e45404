import type { Chosen } from '#server/modules/payments/index.ts';

/** Where a sample person pays unless the sample says otherwise. */
export const SAMPLE_CHANNEL: Chosen = { channel: { account: 'gateway', kind: 'alipay' }, device: 'desktop' };

import { createHash } from 'node:crypto';
import type { Kind } from './bank-keys.ts';

/** A merchant's account at the bank: what it is called here, and the numbers each channel knows it by. */
export type Merchant = { account: string; kind: Kind; /** seller_id, mchid, merId. */ merchant: string; /** app_id, appid. */ appId: string; /** Whether the channel is known by a plain key or by certificates: 支付宝 by a key, 微信 by certificates where this does not say otherwise. */ mode?: 'key' | 'certificate'; /** Whose fees it takes; all of them where this does not say otherwise. */ provinces?: readonly string[] };

/** The three accounts every demonstration has. */
export const DEMO_MERCHANTS: readonly Merchant[] = [
  { account: 'alipay', kind: 'alipay', merchant: '2088000000000017', appId: '2021000000000017' },
  { account: 'wechat', kind: 'wechat', merchant: '1900000017', appId: 'wx00000000000jb017' },
  { account: 'unionpay', kind: 'unionpay', merchant: '777290058100017', appId: '' },
];

/** The name of a public key of 微信's. */
export const publicKeyId = ({ account }: Pick<Merchant, 'account'>): string => `PUB_KEY_ID_${createHash('sha256').update(account).digest('hex').slice(0, 30).toUpperCase()}`;

/** The secret of a merchant's app at 微信; it opens nothing but the stand-in. */
export const appSecretOf = ({ appId }: Pick<Merchant, 'appId'>): string => createHash('sha256').update(`secret of ${appId}`).digest('hex').slice(0, 32);

import { hkdfSync } from 'node:crypto';
import type { FastifyPluginCallback } from 'fastify';
import { httpGateway, type PaymentGateway } from './modules/payments/index.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import { bankPlugin } from './standins/bank/bank-app.ts';
import { NORMAL, type BankMood } from './standins/bank/behaviour.ts';

/** Where the stand-in bank stands on this site; never in production. */
export const STAND_IN_BANK = '/standins/bank';

const MERCHANT = 'jinbang';

export type OpenBank = { gateway: PaymentGateway; standIn: FastifyPluginCallback | undefined; /** How the stand-in behaves; changed by the 演示助手. */ mood?: BankMood };

/**
 * The payment channel as the settings choose it. The stand-in stands on our own address, so that payers' browsers reach it wherever
 * the site runs; its key is derived from the master keys, so that every process of an installation has the same and nobody else.
 */
export function openBank(settings: Pick<Settings, 'mode' | 'paymentGateway' | 'publicUrl' | 'secretKeys'>, clock: Clock): OpenBank {
  const now = () => clock.now();
  if (settings.paymentGateway.kind === 'real') return { gateway: httpGateway({ ...settings.paymentGateway, merchant: MERCHANT, now }), standIn: undefined };
  if (settings.mode === 'production') throw new Error('production must use the real payment channel');
  const [master] = [...settings.secretKeys.entries()].sort(([a], [b]) => a - b).map(([, key]) => key);
  if (!master) throw new Error('no secret keys');
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'jinbang/stand-in-bank', 32)).toString('base64url');
  const mood: BankMood = { behaviour: NORMAL };
  return {
    mood,
    gateway: httpGateway({ url: `${settings.publicUrl}${STAND_IN_BANK}`, key, merchant: MERCHANT, now }),
    standIn: bankPlugin({ key, merchant: MERCHANT, now, mood, forgetful: true }),
  };
}

import { hkdfSync } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import { httpGateway, paymentChannels, readAccounts, type PaymentChannels, type PaymentGateway } from './modules/payments/index.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import type { Outside } from './platform/outside/outside.ts';
import { standInAccounts } from './stand-in-accounts.ts';
import { bankPlugin } from './standins/bank/bank-app.ts';
import { bankKeys } from './standins/bank/bank-keys.ts';
import { NORMAL, type BankMood } from './standins/bank/behaviour.ts';
import { BookEvent } from './standins/bank/book.ts';
import { journalInFile } from './standins/bank/journal.ts';
import { DEMO_MERCHANTS } from './standins/bank/merchants.ts';
import { paymentBank } from './standins/bank/payment-bank.ts';

/** Where the stand-in bank stands on this site; never in production. */
export const STAND_IN_BANK = '/standins/bank';
export const STAND_IN_CHANNELS = '/standins/pay';

const MERCHANT = 'jinbang';

export type OpenBank = { gateway: PaymentGateway; channels: PaymentChannels; /** What is mounted on this site, by its address. */ standIns: readonly { prefix: string; plugin: FastifyPluginCallback }[]; /** How the stand-in behaves; changed by the 演示助手. */ mood?: BankMood };

type Given = Pick<Settings, 'mode' | 'paymentGateway' | 'paymentChannels' | 'publicUrl' | 'secretKeys' | 'dataDir'>;

/**
 * The payment channels as the settings choose them. The stand-in stands on our own address, so that payers' browsers reach it wherever
 * the site runs; its keys lie in the data folder, so that every process of an installation has the same and nobody else.
 */
export function openBank(settings: Given, clock: Clock, outside?: Outside): OpenBank {
  const mood: BankMood = { behaviour: NORMAL };
  const old = openGateway(settings, clock, mood);
  const { channels, standIn } = openChannels(settings, clock, mood, outside);
  const standIns = [...(old.standIn ? [{ prefix: STAND_IN_BANK, plugin: old.standIn }] : []), ...(standIn ? [{ prefix: STAND_IN_CHANNELS, plugin: standIn }] : [])];
  return { gateway: old.gateway, channels, standIns, ...(standIns.length > 0 && { mood }) };
}

function openChannels({ mode, paymentChannels: chosen, publicUrl, dataDir }: Given, clock: Clock, mood: BankMood, outside: Outside | undefined): { channels: PaymentChannels; standIn?: FastifyPluginCallback } {
  const now = () => clock.now();
  if (chosen.kind === 'file') return { channels: paymentChannels(readAccounts(chosen.path, { production: mode === 'production' }), { now, outside }) };
  if (mode === 'production') throw new Error('production must use real payment channels');
  // tests have a data folder each, and share the keys: making them takes a second
  const folder = mode === 'test' ? join(tmpdir(), `jinbang-test-bank-${String(userInfo().uid)}`) : join(dataDir, 'stand-in-bank');
  const keys = bankKeys(folder);
  const url = `${publicUrl}${STAND_IN_CHANNELS}`;
  const journal = mode === 'demo' ? () => journalInFile(join(folder, 'book.jsonl'), (line) => BookEvent.parse(line)) : () => undefined;
  return {
    channels: paymentChannels(standInAccounts(DEMO_MERCHANTS, keys, url), { now, outside }),
    // opened by the process that mounts it, and by no other
    standIn: (app, options, done) => { paymentBank({ keys, merchants: DEMO_MERCHANTS, now, url: () => url, mood, forgetful: true, journal: journal() })(app, options, done); },
  };
}

function openGateway(settings: Given, clock: Clock, mood: BankMood): { gateway: PaymentGateway; standIn: FastifyPluginCallback | undefined } {
  const now = () => clock.now();
  if (settings.paymentGateway.kind === 'real') return { gateway: httpGateway({ ...settings.paymentGateway, merchant: MERCHANT, now }), standIn: undefined };
  if (settings.mode === 'production') throw new Error('production must use the real payment channel');
  const [master] = [...settings.secretKeys.entries()].sort(([a], [b]) => a - b).map(([, key]) => key);
  if (!master) throw new Error('no secret keys');
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'jinbang/stand-in-bank', 32)).toString('base64url');
  return {
    gateway: httpGateway({ url: `${settings.publicUrl}${STAND_IN_BANK}`, key, merchant: MERCHANT, now }),
    standIn: bankPlugin({ key, merchant: MERCHANT, now, mood, forgetful: true }),
  };
}

import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import { paymentChannels, readAccounts, type PaymentChannels } from './modules/payments/index.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import type { Outside } from './platform/outside/outside.ts';
import { standInAccounts } from './stand-in-accounts.ts';
import { bankKeys } from './standins/bank/bank-keys.ts';
import { NORMAL, type BankMood } from './standins/bank/behaviour.ts';
import { BookEvent } from './standins/bank/book.ts';
import { journalInFile } from './standins/bank/journal.ts';
import { DEMO_MERCHANTS } from './standins/bank/merchants.ts';
import { paymentBank } from './standins/bank/payment-bank.ts';

/** Where the stand-in bank stands on this site; never in production. */
export const STAND_IN_BANK = '/standins/bank';

export type OpenBank = { channels: PaymentChannels; standIn: FastifyPluginCallback | undefined; /** How the stand-in behaves; changed by the 演示助手. */ mood?: BankMood };

type Given = Pick<Settings, 'mode' | 'paymentChannels' | 'publicUrl' | 'dataDir'>;

/**
 * The payment channels as the settings choose them. The stand-in stands on our own address, so that payers' browsers reach it wherever
 * the site runs; its keys lie in the data folder, so that every process of an installation has the same and nobody else.
 */
export function openBank({ mode, paymentChannels: chosen, publicUrl, dataDir }: Given, clock: Clock, outside?: Outside): OpenBank {
  const now = () => clock.now();
  if (chosen.kind === 'file') return { channels: paymentChannels(readAccounts(chosen.path, { production: mode === 'production' }), { now, outside }), standIn: undefined };
  if (mode === 'production') throw new Error('production must use real payment channels');
  // tests have a data folder each, and share the keys: making them takes a second
  const folder = mode === 'test' ? join(tmpdir(), `jinbang-test-bank-${String(userInfo().uid)}`) : join(dataDir, 'stand-in-bank');
  const keys = bankKeys(folder);
  const url = `${publicUrl}${STAND_IN_BANK}`;
  const mood: BankMood = { behaviour: NORMAL };
  const journal = () => (mode === 'demo' ? journalInFile(join(folder, 'book.jsonl'), (line) => BookEvent.parse(line)) : undefined);
  return {
    mood,
    channels: paymentChannels(standInAccounts(DEMO_MERCHANTS, keys, url), { now, outside }),
    // its book is opened by the process that mounts it, and by no other
    standIn: (app, options, done) => { paymentBank({ keys, merchants: DEMO_MERCHANTS, now, url: () => url, mood, forgetful: true, journal: journal() })(app, options, done); },
  };
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyPluginCallback } from 'fastify';
import { httpFiscalPlatform, FISCAL_SERVICE, inventedUnits, readUnits, type FiscalEnv } from './modules/fiscal-receipts/index.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import type { Outside } from './platform/outside/outside.ts';
import { journalInFile, journalInMemory } from './standins/bank/journal.ts';
import { NORMAL_FISCAL, type FiscalMood } from './standins/fiscal/behaviour.ts';
import { GivenReceipt, openBook } from './standins/fiscal/book.ts';
import { receiptPages } from './standins/fiscal/receipt-pages.ts';
import { startFiscal } from './standins/fiscal/start-fiscal.ts';

const PATIENCE = 10_000;
/** Where the stand-in shows its receipts on this site; never in production. */
export const STAND_IN_FISCAL = '/standins/fiscal';

export type OpenFiscal = { env: FiscalEnv | undefined; standIn?: FastifyPluginCallback; /** How the stand-in behaves; changed by the 演示助手. */ mood?: FiscalMood };
type Given = Pick<Settings, 'mode' | 'fiscalReceipts' | 'publicUrl' | 'dataDir'>;

/**
 * The fiscal e-receipt platform as the settings choose it. The stand-in is asked inside this process, over a key nobody else has, and starts when it is first asked; what it issued is shown on our own address, so that
 * people's browsers reach it wherever the site runs. Production was refused it.
 */
export function openFiscal({ mode, fiscalReceipts: chosen, publicUrl, dataDir }: Given, clock: Clock, outside: Outside): OpenFiscal {
  if (chosen.kind === 'off') return { env: undefined };
  outside.know(FISCAL_SERVICE);
  const line = { timeoutMs: PATIENCE, now: Date.now, outside };
  if (chosen.kind === 'real') return { env: { platform: httpFiscalPlatform({ ...line, gateway: chosen }), units: readUnits(chosen.units) } };
  if (mode === 'production') throw new Error('production must use the real fiscal platform');
  const mood = { ...NORMAL_FISCAL };
  const key = randomBytes(24).toString('base64url');
  const shownAt = `${publicUrl}${STAND_IN_FISCAL}`;
  const demo = mode === 'demo';
  const book = openBook(() => (demo ? journalInFile(join(dataDir, 'stand-in-fiscal', 'book.jsonl'), (one) => GivenReceipt.parse(one)) : journalInMemory()));
  let running: Promise<ReturnType<typeof httpFiscalPlatform>> | undefined;
  const open = () => (running ??= startFiscal({ key, mood, book, shownAt, demo, today: () => clock.now(), background: true }).then(({ url }) => httpFiscalPlatform({ ...line, gateway: { url, key } })));
  return { mood, standIn: receiptPages({ book, url: shownAt }), env: { units: inventedUnits, platform: { issue: async (r) => (await open()).issue(r), reverse: async (r) => (await open()).reverse(r) } } };
}

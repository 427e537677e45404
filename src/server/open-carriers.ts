import { hkdfSync } from 'node:crypto';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import { messageCarriers, type MessageCarriers } from './platform/carriers/message-carriers.ts';
import { NORMAL, type CarrierMood } from './standins/carrier/behaviour.ts';
import { gatewayReports } from './standins/carrier/gateway-reports.ts';
import { deliverReceiptTo, receiptSender } from './standins/carrier/receipt-sender.ts';

export type OpenCarriers = MessageCarriers & { /** How the receipts of the stand-ins misbehave; changed by the 演示助手. */ receipts?: CarrierMood };

type Chosen = Pick<Settings, 'mode' | 'sms' | 'mail' | 'publicUrl' | 'secretKeys'>;

/** The carriers as the settings choose them. The stand-ins tell what became of messages as real ones do; a test asks for nothing by itself. */
export function openCarriers(settings: Chosen, clock: Clock): OpenCarriers {
  const bounces = derivedKey(settings, 'bounces');
  if (settings.sms.kind === 'real' && settings.mail.kind === 'real') return messageCarriers(settings, { bounces });
  const receipts: CarrierMood = { behaviour: NORMAL };
  const key = standInCarrierKey(settings);
  const sender = receiptSender({ reports: gatewayReports(key), now: () => clock.now(), deliver: deliverReceiptTo(`${settings.publicUrl}/api/messages/receipts`), byItself: settings.mode === 'demo', mood: receipts });
  return { ...messageCarriers(settings, { bounces, behind: { key, taken: (message) => { if (settings.mode === 'demo') sender.announce(message); } } }), receipts };
}

/** The key of the stand-ins: derived, so that every process of an installation has the same and nobody else. */
export function standInCarrierKey(settings: Pick<Settings, 'secretKeys'>): string {
  return derivedKey(settings, 'stand-in-carriers');
}

function derivedKey({ secretKeys }: Pick<Settings, 'secretKeys'>, use: string): string {
  const [master] = [...secretKeys.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
  if (!master) throw new Error('no secret keys');
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `jinbang/${use}`, 32)).toString('base64url');
}

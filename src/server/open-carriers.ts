import { hkdfSync } from 'node:crypto';
import type { Clock } from './platform/clock/clock.ts';
import type { Settings } from './platform/config/settings.ts';
import { messagePorts, type MessagePorts } from './platform/sms/message-ports.ts';
import { NORMAL, type CarrierMood } from './standins/carrier/behaviour.ts';
import { deliverReceiptTo, receiptSender } from './standins/carrier/receipt-sender.ts';

export type OpenCarriers = MessagePorts & { /** How the receipts of the stand-ins misbehave; changed by the 演示助手. */ receipts?: CarrierMood };

/** The carriers as the settings choose them. The stand-ins tell what became of messages as real ones do; a test asks for nothing by itself. */
export function openCarriers(settings: Pick<Settings, 'mode' | 'sms' | 'mail' | 'publicUrl' | 'secretKeys'>, clock: Clock): OpenCarriers {
  if (settings.sms.kind === 'real' && settings.mail.kind === 'real') return messagePorts(settings);
  const receipts: CarrierMood = { behaviour: NORMAL };
  const key = standInCarrierKey(settings);
  const sender = receiptSender({ key, now: () => clock.now(), deliver: deliverReceiptTo(`${settings.publicUrl}/api/messages/receipts`), byItself: settings.mode === 'demo', mood: receipts });
  return { ...messagePorts(settings, { key, taken: (message) => { if (settings.mode === 'demo') sender.announce(message); } }), receipts };
}

/** The key of the stand-ins: derived, so that every process of an installation has the same and nobody else. */
export function standInCarrierKey({ secretKeys }: Pick<Settings, 'secretKeys'>): string {
  const [master] = [...secretKeys.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
  if (!master) throw new Error('no secret keys');
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'jinbang/stand-in-carriers', 32)).toString('base64url');
}

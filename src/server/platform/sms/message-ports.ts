import type { Settings } from '../config/settings.ts';
import { gatewayMail } from '../mail/gateway-mail.ts';
import type { Mail } from '../mail/mail.ts';
import { recorderMail } from '../mail/recorder-mail.ts';
import { gatewaySms } from './gateway-sms.ts';
import { recorderSms } from './recorder-sms.ts';
import type { Sms } from './sms.ts';

export type MessagePorts = { sms: Sms; mail: Mail };

/** The ports as the settings choose them; a recorder in production is a bug that the settings should have stopped. */
export function messagePorts(settings: Pick<Settings, 'mode' | 'sms' | 'mail'>): MessagePorts {
  const ports = {
    sms: settings.sms.kind === 'real' ? gatewaySms(settings.sms) : recorderSms(),
    mail: settings.mail.kind === 'real' ? gatewayMail(settings.mail) : recorderMail(),
  };
  if (settings.mode === 'production' && (ports.sms.standIn || ports.mail.standIn)) throw new Error('production must send real messages');
  return ports;
}

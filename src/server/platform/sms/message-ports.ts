import type { Settings } from '../config/settings.ts';
import { gatewayMail } from '../mail/gateway-mail.ts';
import type { Mail } from '../mail/mail.ts';
import { recorderMail } from '../mail/recorder-mail.ts';
import { gatewaySms } from './gateway-sms.ts';
import { recorderSms, type BehindRecorder, type RecorderMood } from './recorder-sms.ts';
import type { Sms } from './sms.ts';

export type MessagePorts = { sms: Sms; mail: Mail; /** How the stand-in carriers behave; changed by the 演示助手. */ moods?: { sms: RecorderMood; mail: RecorderMood } };

/** The ports as the settings choose them; a recorder in production is a bug that the settings should have stopped. */
export function messagePorts(settings: Pick<Settings, 'mode' | 'sms' | 'mail'>, behind?: BehindRecorder): MessagePorts {
  const moods = { sms: { failing: false, delayMs: 0 }, mail: { failing: false, delayMs: 0 } };
  const standIn = settings.sms.kind === 'stand-in' && settings.mail.kind === 'stand-in';
  const ports: MessagePorts = {
    ...(standIn && { moods }),
    sms: settings.sms.kind === 'real' ? gatewaySms(settings.sms) : recorderSms(moods.sms, behind),
    mail: settings.mail.kind === 'real' ? gatewayMail(settings.mail) : recorderMail(moods.mail, behind),
  };
  if (settings.mode === 'production' && (ports.sms.standIn || ports.mail.standIn)) throw new Error('production must send real messages');
  return ports;
}

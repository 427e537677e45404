import { smtpMail } from '../mail/smtp-mail.ts';
import { aliyunSms } from '../sms/aliyun/aliyun-sms.ts';
import { tencentSms } from '../sms/tencent/tencent-sms.ts';
import type { CarrierSettings, ChannelSettings, Limits } from './carrier-settings.ts';
import type { Carrier } from './carrier.ts';
import { ownGateway } from './own-gateway.ts';
import { recorder, type BehindRecorder, type RecorderMood } from './recorder.ts';

/** How the stand-in carriers behave; changed by the 演示助手. */
export type CarrierMoods = { sms: RecorderMood; firstSms: RecorderMood; mail: RecorderMood };

/** The carriers of each channel in the order they are asked, and what one number or mailbox gets at the most. */
export type MessageCarriers = {
  sms: readonly Carrier[]; mail: readonly Carrier[]; limits: { sms: Limits; mail: Limits };
  moods?: CarrierMoods;
};

type Chosen = { mode: 'demo' | 'test' | 'production'; sms: ChannelSettings; mail: ChannelSettings };
type Keys = { bounces: string; behind?: BehindRecorder };

const usual = (): RecorderMood => ({ failing: false, delayMs: 0 });

/** The carriers as the settings choose them; a stand-in in production is a bug that the settings should have stopped. */
export function messageCarriers(settings: Chosen, keys: Keys): MessageCarriers {
  const moods: CarrierMoods = { sms: usual(), firstSms: usual(), mail: usual() };
  const behind = keys.behind;
  const standIns = {
    sms: () => [recorder({ name: 'stand-in-a', channel: 'sms', moods: [moods.sms, moods.firstSms], ...(behind && { behind }) }), recorder({ name: 'stand-in-b', channel: 'sms', moods: [moods.sms], ...(behind && { behind }) })],
    mail: () => [recorder({ name: 'stand-in', channel: 'mail', moods: [moods.mail], ...(behind && { behind }) })],
  };
  const open = (channel: 'sms' | 'mail'): Carrier[] => {
    const chosen = settings[channel];
    return chosen.kind === 'stand-in' ? standIns[channel]() : chosen.carriers.map((one) => openCarrier(one, channel, keys.bounces));
  };
  const carriers: MessageCarriers = {
    sms: open('sms'), mail: open('mail'), limits: { sms: settings.sms.limits, mail: settings.mail.limits },
    ...((settings.sms.kind === 'stand-in' || settings.mail.kind === 'stand-in') && { moods }),
  };
  if (settings.mode === 'production' && [...carriers.sms, ...carriers.mail].some((one) => one.standIn)) throw new Error('production must send real messages');
  return carriers;
}

function openCarrier(settings: CarrierSettings, channel: 'sms' | 'mail', bounceKey: string): Carrier {
  switch (settings.kind) {
    case 'aliyun': return aliyunSms(settings);
    case 'tencent': return tencentSms(settings);
    case 'gateway': return ownGateway(settings, channel);
    case 'smtp': return smtpMail(settings, bounceKey);
  }
}

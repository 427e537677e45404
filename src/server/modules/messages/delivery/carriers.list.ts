import { beijingTime } from '#contracts/dates.ts';
import type { CarrierState } from '#contracts/messages.ts';
import type { Words } from '#contracts/words.ts';
import { defineList, wholePart } from '#server/platform/lists/list-source.ts';
import { z } from 'zod';
import type { MessagesEnv } from '../messages-env.ts';
import { readCarriers } from './read-carriers.ts';

const STATES: Record<CarrierState, Words> = { working: { zh: '正常', en: 'working' }, held: { zh: '已熔断', en: 'held back' }, trying: { zh: '试探恢复', en: 'being tried' } };
const CHANNELS: Record<'sms' | 'mail', Words> = { sms: { zh: '短信', en: 'Text messages' }, mail: { zh: '邮件', en: 'Mail' } };

/** The carriers as they stand in the list of 通道. */
export const carriersList = ({ carriers }: Pick<MessagesEnv, 'carriers'>) => defineList({
  name: 'messages.carriers', title: { zh: '短信、邮件通道', en: 'Carriers of messages' }, access: ['message.see'], filters: z.object({}), describe: () => [],
  columns: {
    channel: { zh: '渠道', en: 'Channel' }, place: { zh: '次序', en: 'Order' }, name: { zh: '通道', en: 'Carrier' }, state: { zh: '状态', en: 'State' }, taken: { zh: '近一天接收', en: 'Taken in a day' }, refused: { zh: '拒绝', en: 'Refused' }, unclear: { zh: '无答复', en: 'No answer' },
    lastNo: { zh: '最近一次失败', en: 'Last no' }, lastNoAt: { zh: '失败时间', en: 'When' },
  },
  count: () => Promise.resolve(carriers.sms.length + carriers.mail.length),
  part: async (reading, _filters, after) => wholePart(after === undefined ? (await readCarriers({ ...reading, carriers, seesSecrets: false })).carriers.map((c) => ({
    channel: CHANNELS[c.channel][reading.lang], place: String(c.place), name: c.name, state: STATES[c.state][reading.lang], taken: String(c.taken), refused: String(c.refused), unclear: String(c.unclear), lastNo: c.lastNo, lastNoAt: c.lastNoAt === null ? '' : beijingTime(c.lastNoAt),
  })) : [], after),
});

import { z } from 'zod';
import { NoticeId, NoticeState } from '#contracts/mass-notices.ts';
import { beijingTime } from '#contracts/dates.ts';
import { defineList, pairKey, placeOf, type ListReading } from '#server/platform/lists/list-source.ts';
import { failureText, maskedRecipient } from '../delivery/failure-words.ts';
import { worksOnNotice } from '../domain/notice-acts.ts';
import { audienceText } from './audience-text.ts';
import { findNotice, listNotices, type Notice } from './notices.store.ts';
import { countFailed, listFailed } from './outcome.store.ts';

const STATES: Record<NoticeState, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'draft' }, proposed: { zh: '待批准', en: 'awaiting approval' }, scheduled: { zh: '待发送', en: 'scheduled' }, sending: { zh: '发送中', en: 'sending' }, sent: { zh: '已发送', en: 'sent' }, stopped: { zh: '已停止', en: 'stopped' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
};
const CHANNELS: Record<string, { zh: string; en: string }> = { sms: { zh: '短信', en: 'text message' }, mail: { zh: '邮件', en: 'mail' }, inbox: { zh: '站内消息', en: 'on the site' } };
const MOST = 10_000;
const timeOf = (at: number | null) => (at === null ? '' : beijingTime(at));
const numberText = (n: number | null) => (n === null ? '' : String(n));

/** 群发通知: every notice within the jurisdiction with how far it is. */
const noticeList = defineList({
  name: 'messages.notices', title: { zh: '群发通知', en: 'Mass notices' }, access: ['message.edit'], filters: z.object({ state: NoticeState.optional() }),
  columns: {
    title: { zh: '标题', en: 'Title' }, audience: { zh: '发送对象', en: 'To whom' }, state: { zh: '状态', en: 'State' }, by: { zh: '起草人', en: 'Written by' }, send: { zh: '计划发送时间', en: 'To be sent at' }, counted: { zh: '提交时计数', en: 'Counted' }, recipients: { zh: '收件人数', en: 'Recipients' }, told: { zh: '已通知', en: 'Told' },
    unreachable: { zh: '无法通知', en: 'Not reachable' }, urgent: { zh: '紧急理由', en: 'Why urgent' }, changed: { zh: '最近修改', en: 'Changed at' },
  },
  describe: ({ lang }, f) => [f.state && STATES[f.state][lang]],
  count: async (reading, { state }) => (await listNotices(reading.tx, { state, limit: MOST })).filter((n) => own(reading, n)).length,
  async part(reading, { state }, after, limit) {
    const { tx, lang } = reading;
    const found = await listNotices(tx, { state, after: placeOf(after), limit });
    const rows = [];
    for (const n of found.filter((one) => own(reading, one))) {
      rows.push({
        title: n.title, audience: await audienceText(tx, n.audience, lang), state: STATES[n.state][lang], by: n.writerName, send: timeOf(n.sendAt), counted: numberText(n.counted), recipients: numberText(n.recipients), told: String(n.told), unreachable: String(n.unreachable),
        urgent: n.urgentReason ?? '', changed: beijingTime(n.changedAt),
      });
    }
    const last = found.at(-1);
    return { rows, read: found.length, last: last && pairKey(String(last.changedAt), last.id) };
  },
});

/** 未送达名单: whom one notice did not reach, where it went masked as on the screen. */
const failureList = defineList({
  name: 'messages.notice-failures', title: { zh: '群发通知未送达名单', en: 'Mass notice: not delivered' }, access: ['message.edit'], filters: z.object({ notice: NoticeId }),
  columns: { name: { zh: '姓名', en: 'Name', person: true }, channel: { zh: '渠道', en: 'Channel' }, to: { zh: '号码或邮箱（已遮盖）', en: 'Phone or mail (masked)' }, why: { zh: '原因', en: 'Why' }, at: { zh: '时间', en: 'At' } },
  describe: async (reading, { notice }) => [(await seen(reading, notice))?.title],
  count: async (reading, { notice }) => ((await seen(reading, notice)) ? countFailed(reading.tx, notice) : 0),
  async part(reading, { notice }, after, limit) {
    const { tx, kit, lang } = reading;
    const found = (await seen(reading, notice)) ? await listFailed(tx, notice, after, limit) : [];
    return {
      rows: found.map((m) => ({ name: m.name, channel: CHANNELS[m.channel]?.[lang] ?? m.channel, to: maskedRecipient(kit.crypto, m), why: failureText(m.failure, lang), at: timeOf(m.failed_at?.getTime() ?? null) })),
      last: found.at(-1)?.message_id,
    };
  },
});

export const noticeLists = [noticeList, failureList];

const own = ({ by }: ListReading, n: Notice): boolean => worksOnNotice(by.jurisdiction, n.jurisdiction);

async function seen(reading: ListReading, id: NoticeId): Promise<Notice | undefined> {
  const found = await findNotice(reading.tx, id);
  return found && own(reading, found) ? found : undefined;
}

import type { NoticeState } from '#contracts/mass-notices.ts';
import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { isQuiet, nextMorning } from '#server/kernel/quiet-hours.ts';

/** What may be done with a mass notice. */
export type NoticeMove = 'save' | 'propose' | 'return' | 'approve' | 'withdraw' | 'stop';

const OPEN_IN: Record<NoticeMove, readonly NoticeState[]> = { save: ['draft'], propose: ['draft'], return: ['proposed'], approve: ['proposed'], withdraw: ['draft', 'proposed', 'scheduled'], stop: ['sending'] };

/** 草稿、待批准、待发送、发送中、已发送、已停止、已撤销. */
export const NOTICE_WORDS: Record<NoticeState, Words> = {
  draft: { zh: '草稿', en: 'draft' }, proposed: { zh: '待批准', en: 'waiting for approval' }, scheduled: { zh: '待发送', en: 'scheduled' }, sending: { zh: '发送中', en: 'being sent' },
  sent: { zh: '已发送', en: 'sent' }, stopped: { zh: '已停止', en: 'stopped' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** True when somebody may see and work on a notice: its whole audience lies within what they see. */
export function worksOnNotice(by: Jurisdiction, notice: Jurisdiction): boolean {
  return isWithin(notice, by);
}

/** Noes to an act on a mass notice; nobody approves what they wrote any part of. */
export function refusalsToMoveNotice(move: NoticeMove, notice: { state: NoticeState; writerIds: readonly string[] }, by: { staffId: string }): Refusal[] {
  const no: Refusal[] = [];
  const words = NOTICE_WORDS[notice.state];
  if (!OPEN_IN[move].includes(notice.state)) no.push(refuse('notice.wrong_state', { params: { state: words.zh, stateEn: words.en } }));
  if (move === 'approve' && notice.writerIds.includes(by.staffId)) no.push(refuse('notice.own_work'));
  return no;
}

/** Noes to the moment a notice is to go: not behind us, not in a year, and no text message at night unless it cannot wait. */
export function refusalsToTime(text: { sendAt: Instant | null; urgentReason: string | null; content: { sms: boolean } }, now: Instant): Refusal[] {
  const { sendAt } = text;
  if (sendAt === null) return [];
  return [
    ...(sendAt <= now ? [refuse('notice.time_past', { path: 'sendAt' })] : []),
    ...(sendAt > now + 366 * 86_400_000 ? [refuse('notice.time_far', { path: 'sendAt' })] : []),
    ...(text.content.sms && text.urgentReason === null && isQuiet(sendAt) ? [refuse('notice.time_quiet', { path: 'sendAt' })] : []),
  ];
}

/** Until when a notice rests because it is night and it is not urgent; null when it may go. */
export function restsUntil(notice: { urgentReason: string | null; content: { sms: boolean } }, now: Instant): Instant | null {
  return notice.content.sms && notice.urgentReason === null && isQuiet(now) ? nextMorning(now) : null;
}

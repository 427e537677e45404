import type { Instant } from '#contracts/dates.ts';
import type { MoveNotice, NoticeContent, NoticeId, NoticeText, SaveNotice } from '#contracts/mass-notices.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { cancelQueued, findingsOfText, smsLength } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { refusalsToMoveNotice, refusalsToTime, worksOnNotice, type NoticeMove } from '../domain/notice-acts.ts';
import { SAMPLE_VALUES, sayNotice, textsOf } from '../domain/notice-words.ts';
import { sendNoticePart } from './notices.jobs-declared.ts';
import { findNotice, insertNotice, writeNotice, type Notice } from './notices.store.ts';
import { countRecipients } from './recipients.store.ts';

/** Somebody who works on mass notices, in one transaction at one moment; above `aloneMost` recipients a second person approves. */
export type Noticing = { tx: Tx; now: Instant; siteUrl: string; aloneMost: number; by: { staffId: string; name: string; jurisdiction: Jurisdiction } };

const MOST_PARTS = 4;

/** Begins a mass notice (起草群发): whoever it goes to lies within its author's jurisdiction, now and later. */
export async function draftNotice({ tx, now, by, aloneMost }: Noticing, text: NoticeText): Promise<Result<NoticeId>> {
  const id = newId<NoticeId>();
  await insertNotice(tx, { ...text, id, jurisdiction: by.jurisdiction, aloneMost }, by, now);
  return ok(id);
}

/** Saves a draft, whatever is still wrong with it. */
export async function saveNotice(noticing: Noticing, id: NoticeId, { version, ...text }: SaveNotice): Promise<Result<undefined>> {
  const taken = await takeNotice(noticing, id, version, 'save');
  if (!taken.ok) return taken;
  await writeNotice(noticing.tx, taken.value, { text }, { name: 'save', by: noticing.by, reason: null }, noticing.now);
  return ok(undefined);
}

/** Hands a notice in (提交): it is counted; up to the number one person may write to alone it is scheduled at once, above it a second person approves. */
export async function proposeNotice(noticing: Noticing, id: NoticeId, { version, reason }: MoveNotice): Promise<Result<undefined>> {
  const { tx, now, by, siteUrl, aloneMost } = noticing;
  const taken = await takeNotice(noticing, id, version, 'propose');
  if (!taken.ok) return taken;
  const counted = await countRecipients(tx, taken.value.jurisdiction, taken.value.audience);
  const no = [...findingsOfNotice(taken.value.content, siteUrl).filter(stopsNotice), ...refusalsToTime(taken.value, now), ...(counted === 0 ? [refuse('notice.nobody', { path: 'audience' })] : [])];
  if (no.length > 0) return refused(no);
  const alone = counted <= aloneMost;
  await writeNotice(tx, taken.value, { state: alone ? 'scheduled' : 'proposed', counted, countedAt: now, aloneMost }, { name: 'propose', by, reason }, now);
  if (alone) await schedule(tx, taken.value, now);
  return ok(undefined);
}

/** Approves a notice (批准) as its second person; it goes at its moment, or at once. */
export async function approveNotice(noticing: Noticing, id: NoticeId, { version, reason }: MoveNotice): Promise<Result<undefined>> {
  const { tx, now, by, siteUrl } = noticing;
  const taken = await takeNotice(noticing, id, version, 'approve');
  if (!taken.ok) return taken;
  const no = [...findingsOfNotice(taken.value.content, siteUrl).filter(stopsNotice), ...refusalsToTime(taken.value, now)];
  if (no.length > 0) return refused(no);
  const counted = await countRecipients(tx, taken.value.jurisdiction, taken.value.audience);
  await writeNotice(tx, taken.value, { state: 'scheduled', counted, countedAt: now }, { name: 'approve', by, reason }, now);
  await schedule(tx, taken.value, now);
  return ok(undefined);
}

/** Gives a notice back to its authors (退回), or ends one that was not sent (撤销). */
export async function endNotice({ tx, now, by, ...rest }: Noticing, id: NoticeId, { version, reason }: MoveNotice, act: 'return' | 'withdraw'): Promise<Result<undefined>> {
  const taken = await takeNotice({ tx, now, by, ...rest }, id, version, act);
  if (!taken.ok) return taken;
  await writeNotice(tx, taken.value, { state: act === 'return' ? 'draft' : 'withdrawn' }, { name: act, by, reason }, now);
  return ok(undefined);
}

/** Stops a notice that is being sent (停止发送): nobody else is told, and what no carrier has taken yet is cancelled. */
export async function stopNotice(noticing: Noticing, id: NoticeId, reason: string): Promise<Result<{ cancelled: number }>> {
  const { tx, now, by } = noticing;
  const taken = await takeNotice(noticing, id, undefined, 'stop');
  if (!taken.ok) return taken;
  const cancelled = await cancelQueued(tx, id);
  await writeNotice(tx, taken.value, { state: 'stopped', finishedAt: now }, { name: 'stop', by, reason }, now);
  return ok({ cancelled });
}

async function schedule(tx: Tx, { id, sendAt }: Notice, now: Instant): Promise<void> {
  await enqueue(tx, sendNoticePart, { noticeId: id, part: 0 }, { now, runAt: sendAt ?? now });
}

/** Everything that speaks against the words of a notice, each at its place. */
export function findingsOfNotice(content: NoticeContent, siteUrl: string): Refusal[] {
  const known = /\{(name|exam|number)\}/g;
  const texts = textsOf(content).flatMap(({ path, text, sms }) => {
    const unknown = [...text.replaceAll(known, '').matchAll(/\{(\w+)\}/g)].map(([whole]) => refuse('template.placeholder_unknown', { path, params: { name: whole } }));
    return [...findingsOfText({ path, text, ...(sms && { sms }) }, siteUrl), ...unknown];
  });
  const lengths = !content.sms ? [] : (['zh', 'en'] as const).flatMap((lang) => {
    if (content[lang] === null) return [];
    const { units, parts } = smsLength(`【金榜】${sayNotice(content, lang, SAMPLE_VALUES).sms}`);
    const path = `content.${lang}.sms`;
    return parts > MOST_PARTS ? [refuse('template.sms_too_long', { path, params: { units, parts, most: MOST_PARTS } })] : parts > 1 ? [refuse('template.sms_parts', { path, params: { units, parts } })] : [];
  });
  return [...texts, ...lengths];
}

/** Whether a finding keeps a notice from being handed in. */
export const stopsNotice = (r: Refusal): boolean => r.code !== 'template.sms_parts';

/** A notice somebody may see; others do not exist for them. */
export async function readNotice({ tx, by }: Pick<Noticing, 'tx' | 'by'>, id: NoticeId): Promise<Result<Notice>> {
  const found = await findNotice(tx, id);
  return found && worksOnNotice(by.jurisdiction, found.jurisdiction) ? ok(found) : refusedFor('notice.not_found');
}

async function takeNotice({ tx, by }: Noticing, id: NoticeId, version: number | undefined, move: NoticeMove): Promise<Result<Notice>> {
  const held = await findNotice(tx, id, true);
  if (!held || !worksOnNotice(by.jurisdiction, held.jurisdiction)) return refusedFor('notice.not_found');
  const no = refusalsToMoveNotice(move, held, by);
  if (version !== undefined && held.rowVersion !== version) no.push(refuse('notice.changed_meanwhile', { params: { by: held.writerName } }));
  return no.length > 0 ? refused(no) : ok(held);
}

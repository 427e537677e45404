import { NoticeAudience, NoticeContent, NoticeId, NoticeState, type NoticeText } from '#contracts/mass-notices.ts';
import type { Instant } from '#contracts/dates.ts';
import { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A mass notice as it is kept. */
export type Notice = NoticeText & {
  id: NoticeId; jurisdiction: Jurisdiction; state: NoticeState; rowVersion: number; writerIds: string[]; writerName: string; aloneMost: number; counted: number | null; countedAt: Instant | null; approvedById: string | null;
  recipients: number | null; told: number; unreachable: number; parts: number; lastAccountId: string | null; startedAt: Instant | null; finishedAt: Instant | null; changedAt: Instant;
};

const COLUMNS = [
  'notice_id', 'title', 'audience', 'content', 'jurisdiction', 'state', 'row_version', 'writer_ids', 'writer_name', 'urgent_reason', 'send_at', 'alone_most', 'counted', 'counted_at', 'approved_by_id', 'recipients', 'told', 'unreachable',
  'parts', 'last_account_id', 'started_at', 'finished_at', 'changed_at',
] as const;

type Row = {
  notice_id: string; title: string; audience: unknown; content: unknown; jurisdiction: unknown; state: string; row_version: number; writer_ids: string[]; writer_name: string; urgent_reason: string | null; send_at: Date | null; alone_most: number;
  counted: number | null; counted_at: Date | null; approved_by_id: string | null; recipients: number | null; told: number; unreachable: number; parts: number; last_account_id: string | null; started_at: Date | null; finished_at: Date | null; changed_at: Date;
};

function noticeOf(r: Row): Notice {
  return {
    id: NoticeId.parse(r.notice_id), title: r.title, audience: NoticeAudience.parse(r.audience), content: NoticeContent.parse(r.content), jurisdiction: Jurisdiction.parse(r.jurisdiction), state: NoticeState.parse(r.state), rowVersion: r.row_version,
    writerIds: r.writer_ids, writerName: r.writer_name, urgentReason: r.urgent_reason, sendAt: r.send_at?.getTime() ?? null, aloneMost: r.alone_most, counted: r.counted, countedAt: r.counted_at?.getTime() ?? null, approvedById: r.approved_by_id,
    recipients: r.recipients, told: r.told, unreachable: r.unreachable, parts: r.parts, lastAccountId: r.last_account_id, startedAt: r.started_at?.getTime() ?? null, finishedAt: r.finished_at?.getTime() ?? null, changedAt: r.changed_at.getTime(),
  };
}

/** Who acts on a notice; nobody is the clock. */
export type NoticeWriter = { staffId: string | null; name: string };
export type NoticeActName = 'begin' | 'save' | 'propose' | 'return' | 'withdraw' | 'approve' | 'grow' | 'start' | 'finish' | 'stop';
type Act = { name: NoticeActName; by: NoticeWriter; reason: string | null };

/** Begins a notice as a draft. */
export async function insertNotice(tx: Tx, n: NoticeText & { id: NoticeId; jurisdiction: Jurisdiction; aloneMost: number }, by: { staffId: string; name: string }, at: Instant): Promise<void> {
  await tx.insertInto('mass_notice').values({
    notice_id: n.id, jurisdiction: JSON.stringify(n.jurisdiction), state: 'draft', row_version: 1, writer_ids: [by.staffId], writer_name: by.name, alone_most: n.aloneMost, progressed_at: new Date(at), changed_at: new Date(at), ...wordsOf(n),
  }).execute();
  await insertAct(tx, n.id, 1, { name: 'begin', by, reason: null }, at);
}

function wordsOf(n: NoticeText) {
  return { title: n.title, audience: JSON.stringify(n.audience), content: JSON.stringify(n.content), urgent_reason: n.urgentReason, send_at: n.sendAt === null ? null : new Date(n.sendAt) };
}

/** One notice; `hold` keeps others from acting on it until the transaction ends. */
export async function findNotice(tx: Tx, id: NoticeId, hold = false): Promise<Notice | undefined> {
  const query = tx.selectFrom('mass_notice').select(COLUMNS).where('notice_id', '=', id);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row && noticeOf(row);
}

/** A page of notices, the newest change first. */
export async function listNotices(tx: Tx, of: { state?: NoticeState | undefined; after?: { at: Instant; id: string } | undefined; limit: number }): Promise<Notice[]> {
  let query = tx.selectFrom('mass_notice').select(COLUMNS);
  if (of.state !== undefined) query = query.where('state', '=', of.state);
  const { after } = of;
  if (after) query = query.where((e) => e(e.refTuple('changed_at', 'notice_id'), '<', e.tuple(new Date(after.at), after.id)));
  return (await query.orderBy('changed_at', 'desc').orderBy('notice_id', 'desc').limit(of.limit).execute()).map(noticeOf);
}

export type NoticeChange = Partial<Pick<Notice, 'state' | 'counted' | 'countedAt' | 'aloneMost' | 'recipients' | 'startedAt' | 'finishedAt'>> & { text?: NoticeText };

/** Writes the next row version of a held notice together with its line of history; a save, and handing it in, makes its author one of the writers. */
export async function writeNotice(tx: Tx, n: Notice, change: NoticeChange, act: Act, at: Instant): Promise<void> {
  const writes = (act.name === 'save' || act.name === 'propose') && act.by.staffId !== null ? act.by.staffId : undefined;
  const day = (moment: Instant | null) => (moment === null ? null : new Date(moment));
  await tx.updateTable('mass_notice').set({
    row_version: n.rowVersion + 1, changed_at: new Date(at), progressed_at: new Date(at), ...(change.text && wordsOf(change.text)), ...(change.state && { state: change.state }),
    ...(change.counted !== undefined && { counted: change.counted }), ...(change.countedAt !== undefined && { counted_at: day(change.countedAt) }), ...(change.aloneMost !== undefined && { alone_most: change.aloneMost }),
    ...(change.recipients !== undefined && { recipients: change.recipients }), ...(change.startedAt !== undefined && { started_at: day(change.startedAt) }), ...(change.finishedAt !== undefined && { finished_at: day(change.finishedAt) }),
    ...(writes !== undefined && { writer_name: act.by.name, writer_ids: [...new Set([...n.writerIds, writes])] }), ...(act.name === 'approve' && { approved_by_id: act.by.staffId }),
  }).where('notice_id', '=', n.id).execute();
  await insertAct(tx, n.id, n.rowVersion + 1, act, at);
}

/** Notes a finished batch: how many were told and not, and where the next one begins. */
export async function noteBatch(tx: Tx, n: Notice, batch: { told: number; unreachable: number; last: string | null }, at: Instant): Promise<void> {
  await tx.updateTable('mass_notice').set((e) => ({ parts: e('parts', '+', 1), told: e('told', '+', batch.told), unreachable: e('unreachable', '+', batch.unreachable), progressed_at: new Date(at), ...(batch.last !== null && { last_account_id: batch.last }) }))
    .where('notice_id', '=', n.id).execute();
}

/** Notices whose moment has come and whose next batch nobody has worked on for a while. */
export async function listStalledNotices(tx: Tx, before: Instant, now: Instant): Promise<Notice[]> {
  const rows = await tx.selectFrom('mass_notice').select(COLUMNS).where('state', 'in', ['scheduled', 'sending']).where('progressed_at', '<', new Date(before))
    .where((e) => e.or([e('send_at', 'is', null), e('send_at', '<=', new Date(now))])).execute();
  return rows.map(noticeOf);
}

/** Counts a notice as looked at, so that its next batch is ordered once in a while and not at every look. */
export async function noteLook(tx: Tx, id: NoticeId, at: Instant): Promise<void> {
  await tx.updateTable('mass_notice').set({ progressed_at: new Date(at) }).where('notice_id', '=', id).execute();
}

async function insertAct(tx: Tx, id: NoticeId, rowVersion: number, act: Act, at: Instant): Promise<void> {
  await tx.insertInto('mass_notice_act').values({ notice_id: id, row_version: rowVersion, act: act.name, by_id: act.by.staffId, by_name: act.by.name, reason: act.reason, at: new Date(at) }).execute();
}

/** Who did what with a notice, the first act first. */
export async function listNoticeActs(tx: Tx, id: NoticeId): Promise<{ act: string; by: string; at: Instant; reason: string | null }[]> {
  const rows = await tx.selectFrom('mass_notice_act').select(['act', 'by_name', 'at', 'reason']).where('notice_id', '=', id).orderBy('row_version').execute();
  return rows.map((r) => ({ act: r.act, by: r.by_name, at: r.at.getTime(), reason: r.reason }));
}

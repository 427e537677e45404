import type { Lang } from '#contracts/refusals.ts';
import type { ReviewFilter, ReviewQueue, ReviewQueueItem } from '#contracts/review.ts';
import { findAccountName } from '#server/modules/accounts/index.ts';
import { findReviewPoint, getExam, getSitting, levelsIn, specialtiesOf } from '#server/modules/catalogue/index.ts';
import { holdersOf, type Asking, type Holder } from './find-case.ts';
import { routeReasonTexts } from './present-case.ts';
import { countInState, pageOfQueue, type Narrowing, type QueueRow } from './queue.store.ts';
import { words } from './words.ts';

const PAGE = 20;

/** A page of the queue with counts of the same narrowing (2.10): lists and counts pass through one statement of jurisdiction. */
export async function readQueue(asking: Asking, query: ReviewFilter & { after?: string | undefined }, lang: Lang): Promise<ReviewQueue> {
  const { tx, actor, now } = asking;
  const { state, mine, after, ...filter } = query;
  const n: Narrowing = { jurisdiction: actor.jurisdiction, staffId: actor.staffId, filter, now };
  const rows = await pageOfQueue(tx, n, state, mine === '1', cursorOf(after), PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const holders = await holdersOf(asking, shown.map((r) => r.id));
  const items: ReviewQueueItem[] = [];
  for (const row of shown) items.push(await presentRow(asking, row, holders.get(row.id), lang));
  const last = shown.at(-1);
  return {
    items, next: rows.length > PAGE && last ? `${String(last.changedAt)}.${last.id}` : null,
    counts: { online: await countInState(tx, n, 'online'), on_site: await countInState(tx, n, 'on_site'), decided: await countInState(tx, n, 'decided'), all: await countInState(tx, n, 'all'), mine: await countInState(tx, n, 'all', true) },
  };
}

function cursorOf(after: string | undefined): { changedAt: number; id: string } | undefined {
  if (after === undefined) return undefined;
  const dot = after.indexOf('.');
  return { changedAt: Number(after.slice(0, dot)), id: after.slice(dot + 1) };
}

async function presentRow({ tx }: Asking, row: QueueRow, holder: Holder | undefined, lang: Lang): Promise<ReviewQueueItem> {
  const sitting = await getSitting(tx, row.sittingId);
  const exam = await getExam(tx, sitting.examCode);
  const level = levelsIn(exam, sitting.year).find((l) => l.code === row.levelCode);
  const specialty = specialtiesOf(exam, row.levelCode ?? '', sitting.year).find((s) => s.code === row.specialtyCode);
  const point = row.reviewPointId === null ? undefined : await findReviewPoint(tx, row.reviewPointId);
  const state = stateOfRow(row);
  return {
    id: row.id, number: row.number ?? '', name: (await findAccountName(tx, row.accountId)) ?? '', examText: `${String(sitting.year)} ${exam.name[lang]}`,
    levelText: level?.name[lang] ?? '', specialtyText: specialty?.name[lang] ?? '', pointText: point?.name[lang] ?? '',
    state, stateText: words[lang].states[state], reasons: routeReasonTexts(row.routeReasons, lang), majorMismatch: row.majorMatches === false,
    since: row.changedAt, claim: holder ?? null,
  };
}

/** The label of a confirmed application (domain.md 2.2). */
function stateOfRow(row: QueueRow): 'S7' | 'S8' | 'S9' | 'S10' | 'S11' | 'S12' {
  if (row.paymentState === 'paid' || row.paymentState === 'exempt') return 'S12';
  if (row.paymentState === 'paying') return 'S11';
  switch (row.reviewState) {
    case 'awaiting_online': return 'S7';
    case 'rejected': return 'S9';
    case 'automatic':
    case 'approved':
    case 'post_exam': return 'S10';
    default: return 'S8';
  }
}

import { beijingTime } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { ReviewFilter, ReviewQueue, ReviewQueueItem, ReviewSort } from '#contracts/review.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames, findAccountsByDocument, findAccountsByName } from '#server/modules/accounts/index.ts';
import { findProvinceConfig, findReviewPoint, getExam, getSitting, levelsIn, specialtiesOf } from '#server/modules/catalogue/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { holdersOf, type Asking, type Holder } from '../case/find-case.ts';
import { openingsOf } from '../case/openings.store.ts';
import { routeReasonTexts } from '../case/present-case.ts';
import { bulkBasis } from '../decisions/case-acts.ts';
import { openDecisionsOf, type Decision } from '../decisions/decisions.store.ts';
import { assignmentsOf, type Assignment } from '../work/assignments.store.ts';
import { words } from '../words.ts';
import { dueOf } from './due.ts';
import { countStates, pageOfQueue, type Cursor, type Narrowing, type QueueFilter, type QueueRow } from './queue.store.ts';
import { readSearchTerm } from './search-term.ts';

const PAGE = 20;

type Around = { name: string; holder: Holder | undefined; assignment: Assignment | undefined; open: Decision | undefined; seenVersion: number | undefined; names: Map<string, string> };

/** A page of the queue with counts of the same narrowing (2.10): lists and counts pass through one statement of jurisdiction. */
export async function readQueue(asking: Asking, query: ReviewFilter & { sort: ReviewSort; after?: string | undefined }, lang: Lang): Promise<Result<ReviewQueue>> {
  const { tx, actor, now } = asking;
  const { state, mine, after, sort, ...filter } = query;
  const read = await filterOf(asking, filter);
  if (!read.ok) return read;
  const n: Narrowing = { jurisdiction: actor.jurisdiction, staffId: actor.staffId, filter: read.value, now };
  const [rows, counts] = await Promise.all([pageOfQueue(tx, n, { state, mine: mine === '1', sort, after: cursorOf(after), limit: PAGE + 1 }), countStates(tx, n)]);
  const shown = rows.slice(0, PAGE);
  const ids = shown.map((r) => r.id);
  const [holders, assignments, open, seen, people] = await Promise.all([
    holdersOf(asking, ids), assignmentsOf(tx, ids), openDecisionsOf(tx, ids), openingsOf(tx, ids, actor.staffId), accountNames(tx, shown.map((r) => r.accountId)),
  ]);
  const names = await staffNames(tx, [...[...assignments.values()].map((a) => a.staffId), ...[...open.values()].map((d) => d.decidedById)]);
  const items: ReviewQueueItem[] = [];
  for (const row of shown) {
    items.push(await presentRow(asking, row, { name: people.get(row.accountId) ?? '', holder: holders.get(row.id), assignment: assignments.get(row.id), open: open.get(row.id), seenVersion: seen.get(row.id), names }, lang));
  }
  const last = shown.at(-1);
  return ok({
    items, next: rows.length > PAGE && last ? `${String(sort === 'deadline' ? last.lapsesAt : last.changedAt)}.${last.id}` : null,
    counts,
  });
}

/** More people of one name's beginning than anybody looks through. */
const NAMES_MOST = 3_000;

/** What a queue was asked for, with the search read and looked up: a name by its beginning, a document by its keyed digest. */
export async function filterOf({ tx, kit, now }: Pick<Asking, 'tx' | 'kit' | 'now'>, { q, late, ...filter }: Omit<ReviewFilter, 'state' | 'mine'>): Promise<Result<QueueFilter>> {
  const before = late === undefined ? undefined : now - kit.settings.review.dueDays * 86_400_000;
  if (q === undefined) return ok({ ...filter, before });
  const term = readSearchTerm(q);
  const accounts = term.name !== undefined ? await findAccountsByName(tx, term.name, NAMES_MOST + 1) : term.document !== undefined ? await findAccountsByDocument(tx, kit.crypto, term.document) : [];
  if (accounts.length > NAMES_MOST) return refusedFor('review.search_wide', { path: 'q' });
  return ok({ ...filter, before, found: { number: term.number, accounts } });
}

function cursorOf(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined;
  const dot = after.indexOf('.');
  return { at: Number(after.slice(0, dot)), id: after.slice(dot + 1) };
}

async function presentRow({ tx, kit, actor, now }: Asking, row: QueueRow, around: Around, lang: Lang): Promise<ReviewQueueItem> {
  const sitting = await getSitting(tx, row.sittingId);
  const exam = await getExam(tx, sitting.examCode);
  const level = levelsIn(exam, sitting.year).find((l) => l.code === row.levelCode);
  const specialty = specialtiesOf(exam, row.levelCode ?? '', sitting.year).find((s) => s.code === row.specialtyCode);
  const point = row.reviewPointId === null ? undefined : await findReviewPoint(tx, row.reviewPointId);
  const province = ProvinceCode.safeParse(row.province);
  const config = province.success ? await findProvinceConfig(tx, sitting.id, province.data) : undefined;
  const state = stateOfRow(row);
  const waits = state === 'S7' || state === 'S8';
  const open = around.open?.applicationVersion === row.version && waits ? around.open : undefined;
  const no = bulkRefusals(row, around, actor.staffId, waits && !open, actor.permissions.includes('review.decide'));
  return {
    id: row.id, number: row.number ?? '', name: around.name, examText: sittingText(sitting, exam.name, lang),
    levelText: level?.name[lang] ?? '', specialtyText: specialty?.name[lang] ?? '', pointText: point?.name[lang] ?? '',
    state, stateText: words[lang].states[state], reasons: routeReasonTexts(row.routeReasons, lang), majorMismatch: row.majorMatches === false,
    since: row.changedAt, claim: around.holder ?? null, version: row.version, lapsesAt: row.lapsesAt,
    due: waits ? dueOf(row.changedAt, config?.windows.review.closesAt, kit.settings.review.dueDays, now) : null,
    assigned: around.assignment ? { name: around.names.get(around.assignment.staffId) ?? '', mine: around.assignment.staffId === actor.staffId } : null,
    open: open && (open.state === 'proposed' || open.state === 'pending')
      ? { decision: open.decision, state: open.state, by: around.names.get(open.decidedById) ?? '', mine: open.decidedById === actor.staffId, takesEffectAt: open.takesEffectAt } : null,
    bulk: { open: no.length === 0, reasons: no.map((r) => refusalText(r, lang)) },
  };
}

/** Why a row cannot be approved together with others; the command asks again on the locked application. */
function bulkRefusals(row: QueueRow, { holder, assignment, seenVersion, names }: Around, staffId: string, waits: boolean, mayDecide: boolean): Refusal[] {
  if (!mayDecide) return [refuse('request.forbidden')];
  if (!waits) return [refuse('review.not_awaiting')];
  const basis = bulkBasis({ openedThisVersion: seenVersion === row.version, fileNumber: row.fileNumber, routeReasons: row.routeReasons });
  return [
    ...(basis ? [] : [refuse('review.not_opened')]),
    ...(holder && !holder.mine ? [refuse('review.claimed_by_other', { params: { name: holder.name, until: beijingTime(holder.until) } })] : []),
    ...(assignment && assignment.staffId !== staffId ? [refuse('review.assigned_to_other', { params: { name: names.get(assignment.staffId) ?? '' } })] : []),
  ];
}

/** The label of a confirmed application (domain.md 2.2). */
export function stateOfRow(row: QueueRow): 'S7' | 'S8' | 'S9' | 'S10' | 'S11' | 'S12' {
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

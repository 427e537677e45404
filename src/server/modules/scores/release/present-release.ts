import { refusalText, type Refusal } from '#contracts/refusals.ts';
import type { ReleaseMove } from '../domain/release-acts.ts';
import type { ScoreHolds, ScoreReleaseView } from '#contracts/score-release.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import type { Permission } from '#contracts/staff.ts';
import { coversExam, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames, listSittings } from '#server/modules/catalogue/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { listScored } from '../cards/cards.store.ts';
import { contentOf } from '../cards/make-cards.ts';
import { presentCard } from '../cards/present-card.ts';
import { isReleased, refusalsToMoveRelease } from '../domain/release-acts.ts';
import { monthText } from '#contracts/month-text.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { takeOnRoll } from './hold-score.ts';
import { listHolds } from './holds.store.ts';
import { refusalsOfMarks } from './move-release.ts';
import { countForRelease, findRelease } from './release.store.ts';

/** The sittings whose scores the caller works on, the latest exam first. */
export async function viewSittings({ tx, by, lang, now }: Scoring) {
  const names = catalogueNames(tx, lang);
  const sittings = [];
  for (const s of (await listSittings(tx)).toSorted((a, b) => (b.examOn[0] ?? '').localeCompare(a.examOn[0] ?? ''))) {
    const first = s.examOn[0] ?? '';
    if (!coversExam(by.jurisdiction, s.examCode) || Date.parse(first) > now + 120 * 86_400_000) continue;
    sittings.push({ id: s.id, name: await names.sitting(s.id), month: monthText(first.slice(0, 7), lang) });
  }
  return ok({ sittings: sittings.slice(0, 200), mayImport: by.permissions.includes('score.import') && by.jurisdiction.kind === 'nation' });
}

/** The release of a sitting, and why each act is closed to the reader. */
export async function viewRelease(scoring: Scoring, sittingId: string): Promise<Result<ScoreReleaseView>> {
  const { tx, now, lang, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const release = await findRelease(tx, sittingId);
  const counts = await countForRelease(tx, sittingId);
  const ofMarks = await refusalsOfMarks(scoring, sittingId);
  const closed = (permission: Permission, national: boolean, no: readonly Refusal[]) => {
    if (!by.permissions.includes(permission)) return refusalText(forbidden(permission), lang);
    const all = national && by.jurisdiction.kind !== 'nation' ? [{ code: 'score.nation_only' as const }, ...no] : no;
    return all.length === 0 ? null : all.map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ');
  };
  const move = (name: ReleaseMove, permission: Permission) => closed(permission, true, [...refusalsToMoveRelease(name, release, by, now, undefined, name === 'propose' ? null : release.opensAt), ...(name === 'return' ? [] : ofMarks)]);
  const isOpen = isReleased(release, now);
  return ok({
    sitting: sitting.value.id, name: await catalogueNames(tx, lang).sitting(sittingId), month: monthText(sitting.value.examOn[0]?.slice(0, 7) ?? '', lang), version: release.rowVersion, state: release.state, opensAt: release.opensAt, isOpen,
    people: counts.people, marks: counts.marks, cards: release.cards, holds: counts.holds, proposedBy: release.proposedByName, approvedBy: release.approvedByName,
    closed: { propose: move('propose', 'score.import'), approve: move('approve', 'score.approve'), return: move('return', 'score.approve'), bring: closed('score.import', true, isOpen ? [{ code: 'score.released_already' }] : []), hold: closed('score.hold', false, []) },
  });
}

/** What one person would read (公布前试查), before or after the release. */
export async function tryQuery(scoring: Scoring, kit: Kit, sittingId: string, ticket: string): Promise<Result<ScoreSheet>> {
  const found = await takeOnRoll(scoring, sittingId, ticket);
  if (!found.ok) return found;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const [card] = await contentOf(scoring.tx, kit, sitting.value, await listScored(scoring.tx, sittingId, { numbers: [found.value.number] }));
  return card ? ok(await presentCard(scoring.tx, kit, sittingId, card.content, { rehearsal: true })) : refusedFor('score.ticket_not_found', { path: 'ticket' });
}

const A_PAGE = 50;

/** Who is held back, page by page. */
export async function viewHolds(scoring: Scoring, sittingId: string, after: string): Promise<Result<ScoreHolds>> {
  const { tx, lang, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const holds = await listHolds(tx, sittingId, provinceOf(by.jurisdiction), after, A_PAGE + 1);
  const shown = holds.slice(0, A_PAGE);
  const names = await accountNames(tx, shown.map((h) => h.accountId));
  const places = catalogueNames(tx, lang);
  const lines = [];
  for (const h of shown) lines.push({ ticket: h.number, name: names.get(h.accountId) ?? '', province: await places.province(h.province), reason: h.reason, by: h.byName, at: h.at });
  return ok({ holds: lines, next: holds.length > A_PAGE ? (shown.at(-1)?.number ?? null) : null });
}

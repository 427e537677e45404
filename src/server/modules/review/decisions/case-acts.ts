import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ChecklistLine, ReviewDecisionKind } from '#contracts/review.ts';

export type CaseStanding = {
  /** Where the review of the application stands (application.review_state). */
  review: string;
  ended: boolean;
  mayDecide: boolean;
  /** A colleague's live claim. */
  heldBy: { name: string; until: Instant } | undefined;
  /** The colleague it is assigned to. */
  assignedTo: string | undefined;
  /** Who decided already, while that decision waits for its window or a second reviewer. */
  openBy: string | undefined;
};

/** True while people have to decide it (S7, S8). */
export function isAwaiting(c: Pick<CaseStanding, 'review' | 'ended'>): boolean {
  return !c.ended && (c.review === 'awaiting_online' || c.review === 'awaiting_on_site');
}

/** Every reason why a decision is not open on this case now (T12–T14); none when it is. */
export function refusalsToDecide(decision: ReviewDecisionKind, c: CaseStanding): Refusal[] {
  const no: Refusal[] = [];
  if (!c.mayDecide) no.push(refuse('request.forbidden'));
  const awaiting = isAwaiting(c);
  if (!awaiting) return [...no, refuse('review.not_awaiting')];
  if (c.openBy !== undefined) no.push(refuse('review.decision_open', { params: { name: c.openBy } }));
  if (decision === 'return' && c.review === 'awaiting_on_site') no.push(refuse('review.return_online_only'));
  if (c.heldBy) no.push(refuse('review.claimed_by_other', { params: { name: c.heldBy.name, until: beijingTime(c.heldBy.until) } }));
  if (c.assignedTo !== undefined) no.push(refuse('review.assigned_to_other', { params: { name: c.assignedTo } }));
  return no;
}

/** Why an approval cannot rest on the uploaded papers: some wait for the malware scan (待查毒), or were flagged by it and none came since. On site the originals are on the counter. */
export function refusalsOfFiles(decision: ReviewDecisionKind, review: string, files: { waiting: number; flagged: readonly string[] }): Refusal[] {
  if (decision !== 'approve' || review !== 'awaiting_online') return [];
  return [
    ...(files.waiting > 0 ? [refuse('review.files_unscanned', { params: { count: files.waiting } })] : []),
    ...(files.flagged.length > 0 ? [refuse('review.files_flagged', { params: { kinds: files.flagged.join('、') } })] : []),
  ];
}

/** Why this decision cannot stand as it is worded: a no without its reason, an approval with required lines of the checklist open. */
export function refusalsOfContent(d: { decision: ReviewDecisionKind; reason: string; ticked: readonly string[]; materials?: readonly string[] }, checklist: readonly Pick<ChecklistLine, 'code' | 'required' | 'text'>[]): Refusal[] {
  if (d.decision !== 'return' && (d.materials ?? []).length > 0) return [refuse('review.papers_with_return_only', { path: 'materials' })];
  if (d.decision !== 'approve') return d.reason.trim().length < 2 ? [refuse('application.reason_needed', { path: 'reason' })] : [];
  const open = checklist.filter((line) => line.required && !d.ticked.includes(line.code));
  return open.length === 0 ? [] : [refuse('review.checklist_incomplete', { path: 'ticked', params: { lines: open.map((line) => line.text).join('；') } })];
}

export type BulkFacts = { openedThisVersion: boolean; fileNumber: string | null; routeReasons: readonly string[] };

/** What an approval together with others rests on: the case was opened in this version, or it agrees with the archive and nothing rests on paper. */
export function bulkBasis(f: BulkFacts): 'opened' | 'archive_match' | undefined {
  if (f.openedThisVersion) return 'opened';
  const onPaper = f.routeReasons.includes('rests_on_paper') || f.routeReasons.includes('major_mismatch') || f.routeReasons.includes('level_always_manual');
  return f.fileNumber !== null && !onPaper ? 'archive_match' : undefined;
}

export type ProposalStanding = { mayConfirm: boolean; proposedByMe: boolean; current: boolean };

/** Every reason why a proposal cannot be settled by this person now (复审): never the same person, never on an older version. */
export function refusalsToSettle(p: ProposalStanding): Refusal[] {
  const no: Refusal[] = [];
  if (!p.mayConfirm) no.push(refuse('request.forbidden'));
  if (p.proposedByMe) no.push(refuse('review.same_person'));
  if (!p.current) no.push(refuse('review.no_proposal'));
  return no;
}

import { CASE_STATE_WORDS, type CaseAct, type CaseBasis, type CaseKind, type CaseState } from '#contracts/certificate-cases.ts';
import type { Day } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

const FROM: Record<CaseAct, readonly CaseState[]> = { propose: ['opened'], return: ['proposed'], approve: ['proposed'], withdraw: ['opened', 'proposed'], serve: ['decided'] };
const BASES: Record<CaseKind, readonly CaseBasis[]> = { revoke: ['breach', 'taken_back', 'issuing_error'], reissue: ['issuing_error', 'name_corrected'] };

/** Where a case stands after an act: a revocation is decided and takes effect once it is served, a re-issue at once. */
export function caseAfter(act: CaseAct, kind: CaseKind): CaseState {
  switch (act) {
    case 'propose': return 'proposed';
    case 'return': return 'opened';
    case 'withdraw': return 'withdrawn';
    case 'approve': return kind === 'revoke' ? 'decided' : 'done';
    case 'serve': return 'done';
  }
}

/** Why somebody may not do this with a case now; that two people decide it is a check of the table as well. */
export function refusalsToMoveCase(act: CaseAct, c: { state: CaseState; version: number; proposedById: string | null }, byId: string | null, seen?: number): Refusal[] {
  const { zh, en } = CASE_STATE_WORDS[c.state];
  if (!FROM[act].includes(c.state)) return [refuse('certificate.wrong_state', { params: { state: zh, stateEn: en } })];
  const no: Refusal[] = [];
  if (act === 'approve' && c.proposedById === byId) no.push(refuse('certificate.own_proposal'));
  if (seen !== undefined && seen !== c.version) no.push(refuse('certificate.changed_meanwhile'));
  return no;
}

/** Why a certificate cannot be taken back or issued again now. */
export function refusalsToOpenCase(kind: CaseKind, f: { revoked: boolean; open: boolean; stale: boolean }): Refusal[] {
  const no: Refusal[] = [];
  if (f.revoked) no.push(refuse('certificate.revoked'));
  if (f.open) no.push(refuse('certificate.case_open'));
  if (kind === 'reissue' && !f.stale) no.push(refuse('certificate.unchanged'));
  return no;
}

/** What is wrong with what was written: a basis that does not fit, a revocation without its legal basis or decision, a breach no served decision speaks of. */
export function refusalsOfProposal(p: { kind: CaseKind; basis: CaseBasis; legalBasis: string; decisionNumber: string }, f: { decisionServed: boolean }): Refusal[] {
  const no: Refusal[] = [];
  if (!BASES[p.kind].includes(p.basis)) no.push(refuse('certificate.basis_unfit', { path: 'basis' }));
  if (p.kind === 'revoke' && p.legalBasis.length < 4) no.push(refuse('field.too_short', { path: 'legalBasis', params: { min: 4 } }));
  if (p.kind === 'revoke' && p.decisionNumber.length < 4) no.push(refuse('field.too_short', { path: 'decisionNumber', params: { min: 4 } }));
  else if (p.basis === 'breach' && !f.decisionServed) no.push(refuse('certificate.no_such_decision', { path: 'decisionNumber' }));
  return no;
}

const plus = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The day a decision counts as served: an announcement once its days are over (公告送达), everything else the day it arrived; or why it does not yet. */
export function servedOn(s: { channel: 'post' | 'in_person' | 'announcement'; on: Day }, f: { decidedOn: Day; announcementDays: number }, today: Day): { day: Day; refusals: Refusal[] } {
  const day = s.channel === 'announcement' ? plus(s.on, f.announcementDays) : s.on;
  const no: Refusal[] = [];
  if (s.on < f.decidedOn) no.push(refuse('certificate.served_before', { path: 'on', params: { day: f.decidedOn } }));
  if (s.on > today) no.push(refuse('certificate.served_later', { path: 'on' }));
  else if (day > today) no.push(refuse('certificate.announcement_running', { path: 'on', params: { days: f.announcementDays, until: day } }));
  return { day, refusals: no };
}

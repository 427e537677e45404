import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { MemberLine, MemberView, PostingView } from '#contracts/staff-people.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { grantableRoles, refusalsOfActivation, refusalsOfDeciding, refusalsOfFactorReset, refusalsOfManaging, refusalsOfSeeingAs } from '../domain/manager-rules.ts';
import { findMember, type Member } from '../staff.store.ts';
import { namesOf, type StaffEventRow } from './people.store.ts';
import type { PostingRow } from './postings.store.ts';

/** Who reads, in which language, and how places are named. */
export type Reader = { actor: StaffActor; lang: Lang; nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };

/** A member → one line of the list. */
export async function presentLine(tx: Tx, m: Member, r: Reader, more: { pending: boolean; lastSignedInAt: Instant | undefined }): Promise<MemberLine> {
  return {
    id: m.id, userName: m.userName, name: m.name, state: m.state, roles: m.roles, jurisdiction: m.jurisdiction, jurisdictionText: m.roles.length === 0 ? '' : await r.nameJurisdiction(tx, m.jurisdiction, r.lang),
    secondFactor: m.secondFactor, passwordTemporary: m.passwordTemporary, pending: more.pending, lastSignedInAt: more.lastSignedInAt ?? null,
  };
}

/** Which acts on a member are closed to the reader, and why. */
export function closedTo({ actor, lang }: Reader, m: Member): MemberView['closed'] {
  const why = (allowed: boolean, no: Refusal[]): string | null => textOf(allowed ? no : [refuse('request.forbidden')], lang);
  return {
    manage: why(actor.permissions.includes('staff.manage'), refusalsOfManaging(actor, m)),
    empower: why(actor.permissions.includes('staff.empower'), refusalsOfFactorReset(actor, m)),
    activate: why(actor.permissions.includes('staff.empower'), refusalsOfActivation(actor, m, null)),
    seeAs: why(actor.permissions.includes('staff.see_as'), refusalsOfSeeingAs(actor, m)),
  };
}

/** Proposed postings as people read them: who, what, why, what it would replace, and whether the reader may decide. */
export async function presentPostings(tx: Tx, rows: readonly PostingRow[], r: Reader): Promise<PostingView[]> {
  const names = await namesOf(tx, rows.flatMap((p) => [p.staffId, p.proposedById, p.decidedById]));
  const colleague = (id: StaffId) => ({ id, name: names.get(id) ?? '' });
  const views: PostingView[] = [];
  for (const p of rows) {
    const member = await findMember(tx, p.staffId);
    const waits = p.state === 'pending';
    views.push({
      id: p.id, member: colleague(p.staffId), roles: p.roles, jurisdiction: p.jurisdiction, jurisdictionText: await r.nameJurisdiction(tx, p.jurisdiction, r.lang), state: p.state, reason: p.reason,
      was: { roles: member?.roles ?? [], jurisdictionText: member && member.roles.length > 0 ? await r.nameJurisdiction(tx, member.jurisdiction, r.lang) : '' },
      proposedBy: colleague(p.proposedById), proposedAt: p.proposedAt, decidedBy: p.decidedById && colleague(p.decidedById), decidedAt: p.decidedAt, decisionReason: p.decisionReason,
      cannotDecide: textOf(r.actor.permissions.includes('staff.empower') ? refusalsOfDeciding(r.actor, p) : [refuse('request.forbidden')], r.lang),
      mayWithdraw: waits && p.proposedById === r.actor.staffId && r.actor.permissions.includes('staff.manage'),
    });
  }
  return views;
}

/** History lines with the names of who did them. */
export async function presentEvents(tx: Tx, rows: readonly StaffEventRow[]): Promise<MemberView['history']> {
  const names = await namesOf(tx, rows.map((e) => e.byId));
  return rows.map((e) => {
    const by = StaffId.safeParse(e.byId);
    return { id: e.id, kind: e.kind, by: by.success ? { id: by.data, name: names.get(by.data) ?? '' } : null, note: e.note, at: e.at };
  });
}

/** The roles the reader may propose; none without the permission. */
export function grantableBy(actor: StaffActor) {
  return actor.permissions.includes('staff.manage') ? [...grantableRoles(actor)] : [];
}

function textOf(no: readonly Refusal[], lang: Lang): string | null {
  return no.length === 0 ? null : no.map((one) => refusalText(one, lang)).join(lang === 'zh' ? '；' : '; ');
}

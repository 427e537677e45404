import type { Lang } from '#contracts/refusals.ts';
import { StaffId } from '#contracts/ids.ts';
import type { PostingSpell, PowerHistory, PowerLine } from '#contracts/staff-powers.ts';
import { StaffRole } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { originOf, spellsOf } from '../domain/spells.ts';
import { namesOf, type StaffEventRow } from '../people/people.store.ts';
import type { StaffEnv } from '../staff-env.ts';
import type { Member } from '../staff.store.ts';
import { approvedPostingsOf, type ApprovedPosting, type Power } from './powers.store.ts';

type Names = ReadonlyMap<string, string>;
type Reader = StaffEnv & { lang: Lang };
const colleague = (names: Names, id: string | null) => (id === null ? null : { id: StaffId.parse(id), name: names.get(id) ?? '' });
const byHand = (names: Names, p: ApprovedPosting) => ({ since: p.decidedAt, proposedBy: colleague(names, p.proposedById), approvedBy: colleague(names, p.decidedById), reason: p.reason });

/** Powers as people read them: who, what, where, since when, proposed and approved by whom. */
export async function presentPowers(tx: Tx, powers: readonly Power[], { lang, nameJurisdiction }: Reader): Promise<PowerLine[]> {
  const postings = await approvedPostingsOf(tx, powers.map((p) => p.member.id));
  const names = await namesOf(tx, [...postings.values()].flat().flatMap((p) => [p.proposedById, p.decidedById]));
  const places = new Map<string, string>();
  const lines: PowerLine[] = [];
  for (const { member: m, role } of powers) {
    const origin = originOf(role, m.jurisdiction, postings.get(m.id) ?? []);
    const jurisdictionText = places.get(m.id) ?? (await nameJurisdiction(tx, m.jurisdiction, lang));
    places.set(m.id, jurisdictionText);
    lines.push({ member: { id: m.id, name: m.name }, userName: m.userName, state: m.state, role, jurisdictionText, ...(origin ? byHand(names, origin) : { since: m.createdAt, proposedBy: null, approvedBy: null, reason: null }) });
  }
  return lines;
}

/** What one person has held, newest first; the roles of an account made at the command line stand in its first event, the place they were for in none. */
export async function presentPowerHistory(tx: Tx, m: Member, events: readonly StaffEventRow[], { lang, nameJurisdiction }: Reader): Promise<PowerHistory> {
  const spells = spellsOf((await approvedPostingsOf(tx, [m.id])).get(m.id) ?? []);
  const names = await namesOf(tx, [...spells.flatMap((s) => [s.posting.proposedById, s.posting.decidedById]), ...events.map((e) => e.byId)]);
  const shown: PostingSpell[] = [];
  for (const { posting: p, until } of spells) shown.push({ id: p.id, roles: p.roles, jurisdictionText: await nameJurisdiction(tx, p.jurisdiction, lang), ...byHand(names, p), until });
  const made = events.find((e) => e.kind === 'created');
  if (made) {
    const until = spells.at(-1)?.posting.decidedAt ?? null;
    shown.push({
      id: made.id, roles: (made.note ?? '').split(' ').flatMap((code) => StaffRole.safeParse(code).data ?? []), jurisdictionText: until === null ? await nameJurisdiction(tx, m.jurisdiction, lang) : null,
      since: made.at, proposedBy: null, approvedBy: null, reason: null, until,
    });
  }
  return {
    member: { id: m.id, name: m.name }, userName: m.userName, state: m.state, spells: shown,
    pauses: events.flatMap((e) => (e.kind === 'suspended' || e.kind === 'restored' ? [{ id: e.id, kind: e.kind, at: e.at, by: colleague(names, e.byId), reason: e.note }] : [])),
  };
}

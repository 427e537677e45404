import type { Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { TicketView } from '#contracts/tickets.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findStanding, isPaid, type StandingRow } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { exclusionsOf } from '../domain/exclusions.ts';
import { refusalsOfExclusions, refusalsOfGate, refusalsToStrangers } from '../domain/print-gate.ts';
import { releaseNow } from '../release/open-releases.ts';
import type { Release } from '../release/releases.store.ts';
import { findTicket, type TicketRow, type Whose } from '../tickets.store.ts';
import { survey } from './survey.ts';
import { findTerms, type SittingTerms } from './sitting-terms.ts';
import { openFacts, type TicketFacts } from './ticket-facts.ts';

/** A ticket that holds now: its frozen facts, and until when it may be printed. */
export type OpenTicket = { row: TicketRow; facts: TicketFacts; closesAt: Instant };

/** Where one person's ticket stands: printable, or every reason why not. */
export type TicketStanding = { terms: SittingTerms; standing: StandingRow; release: Release | undefined; row: TicketRow | undefined; refusals: Refusal[] };

/** Looks by primary keys only, all at once: a status page and a print in the first minute of a release cost the same as on a quiet day. Who knows the sitting and province has the release asked for with the rest. */
export async function findTicketStanding(tx: Tx, kit: Kit, whose: Whose, now: Instant, place?: { sittingId: string; province: string }): Promise<TicketStanding | undefined> {
  const [standing, row, early] = await Promise.all([findStanding(tx, whose.accountId, whose.applicationId), findTicket(tx, whose), place && releaseNow(tx, kit, place.sittingId, place.province)]);
  const terms = standing && (await findTerms(tx, standing.sittingId, standing.province));
  if (!standing || !terms) return undefined;
  const release = place ? early : await releaseNow(tx, kit, standing.sittingId, standing.province);
  const held = row && release && row.releaseId === release.id ? row : undefined;
  const gate = refusalsOfGate({ window: terms.config.windows.ticket, release: release?.state ?? null, province: terms.province, phone: terms.config.phone }, now);
  if (gate.length > 0) return { terms, standing, release, row: held, refusals: gate };
  return { terms, standing, release, row: held, refusals: await refusalsNow(tx, kit, terms, standing, held) };
}

/** Who has a ticket loses it only by an act upon the application; who has none is told what is missing today. */
async function refusalsNow(tx: Tx, kit: Kit, terms: SittingTerms, standing: StandingRow, row: TicketRow | undefined): Promise<Refusal[]> {
  const { dimensions: d } = standing;
  const { phone } = terms.config;
  if (row) return refusalsOfExclusions(exclusionsOf({ ended: d.ended, suspended: nothingHeld(standing), confirmed: d.data === 'confirmed', paid: isPaid(d), review: d.review, accountFrozen: false, hasPhoto: true, seated: true, held: row.heldBecause !== null }), phone, row.heldBecause);
  const [found] = await survey(tx, kit, terms, [standing]);
  // complete by now, but not when the tickets were prepared: the examination body has to issue it (补发)
  return found && found.exclusions.length > 0 ? refusalsOfExclusions(found.exclusions, phone, found.heldBecause) : refusalsOfExclusions(['not_seated'], phone, null);
}

/** True when no paper of somebody takes place (停考). */
export const nothingHeld = ({ subjects, suspended }: Pick<StandingRow, 'subjects' | 'suspended'>): boolean => subjects.every((s) => suspended.includes(s));

/** The ticket that may be printed now, or every reason why none may. */
export async function readTicket(tx: Tx, kit: Kit, whose: Whose, now: Instant): Promise<Result<OpenTicket>> {
  const found = await findTicketStanding(tx, kit, whose, now);
  if (!found) return refusedFor('application.not_found');
  if (found.refusals.length > 0 || !found.row) return refused(found.refusals);
  return ok({ row: found.row, facts: openFacts(kit.crypto, found.row.content), closesAt: found.terms.config.windows.ticket?.closesAt ?? now });
}

/** The same for who looked it up without a sign-in: why somebody's ticket is withheld is not said to whoever knows a name and a number. */
export async function readLookedUp(tx: Tx, kit: Kit, whose: Whose, now: Instant): Promise<Result<OpenTicket>> {
  const found = await readTicket(tx, kit, whose, now);
  return found.ok ? found : refused(refusalsToStrangers(found.refusals));
}

/** Why who looked it up is shown no ticket of an open release; nothing when it can be shown. Opens nothing: what the ticket says is read where it is shown. */
export async function refusalsLookedUp(tx: Tx, kit: Kit, terms: SittingTerms, release: Release | undefined, whose: Whose): Promise<Refusal[]> {
  const [standing, row] = await Promise.all([findStanding(tx, whose.accountId, whose.applicationId), findTicket(tx, whose)]);
  if (!standing) return [refuse('application.not_found')];
  return refusalsToStrangers(await refusalsNow(tx, kit, terms, standing, row && row.releaseId === release?.id ? row : undefined));
}

/** A ticket as screens show it: the document number masked. */
export function presentTicket({ row, facts, closesAt }: OpenTicket): TicketView {
  return {
    number: row.number, version: row.version, exam: facts.exam.name, year: facts.year, name: facts.name, document: maskDocumentNumber(facts.documentNumber), level: facts.level, specialty: facts.specialty,
    province: facts.province.name, phone: facts.province.phone, papers: facts.papers, closesAt,
  };
}

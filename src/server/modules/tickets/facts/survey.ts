import type { Exclusion, TicketPaper } from '#contracts/tickets.ts';
import { accountsInBrief, type AccountInBrief } from '#server/modules/accounts/index.ts';
import { isPaid, type StandingRow } from '#server/modules/applications/index.ts';
import { listPrintablePhotos } from '#server/modules/photos/index.ts';
import { listSeated, type Seated } from '#server/modules/seating/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { exclusionsOf } from '../domain/exclusions.ts';
import { listHeld } from '../one/holds.store.ts';
import { choiceText, papersOf, type SittingTerms } from './sitting-terms.ts';
import type { TicketFacts } from './ticket-facts.ts';

/** One application as a release finds it: its ticket, or why there is none; `door` is by what its owner asks for it. */
export type Surveyed = { row: StandingRow; who: AccountInBrief | undefined; exclusions: Exclusion[]; heldBecause: string | null; ticket: { number: string; planVersion: number; facts: TicketFacts } | undefined };

/** Surveys some applications of one sitting and province in a handful of statements, however many they are. */
export async function survey(tx: Tx, kit: Kit, terms: SittingTerms, rows: readonly StandingRow[]): Promise<Surveyed[]> {
  const accountIds = rows.map((r) => r.accountId);
  const [people, photos, seated, held] = await Promise.all([
    accountsInBrief(tx, kit.crypto, accountIds), listPrintablePhotos(tx, accountIds),
    listSeated(tx, { sittingId: terms.sitting.id, province: terms.config.province, applicationIds: rows.map((r) => r.id) }),
    listHeld(tx, accountIds),
  ]);
  return rows.map((row) => {
    const who = people.get(row.accountId);
    const photoId = photos.get(row.accountId);
    const seat = seated.get(row.id);
    const papers = seat && papersAt(terms, row, seat);
    const heldBecause = held.get(row.id) ?? null;
    const { dimensions: d } = row;
    const exclusions = exclusionsOf({ ended: d.ended, suspended: row.subjects.every((s) => row.suspended.includes(s)), confirmed: d.data === 'confirmed', paid: isPaid(d), review: d.review, accountFrozen: who?.frozen ?? true, hasPhoto: photoId !== undefined, seated: papers !== undefined, held: heldBecause !== null });
    if (exclusions.length > 0 || !who || !photoId || !seat || !papers) return { row, who, exclusions, heldBecause, ticket: undefined };
    const facts: TicketFacts = {
      exam: { code: terms.exam.code, name: terms.exam.name }, year: terms.sitting.year, sittingId: terms.sitting.id, province: { code: terms.config.province, name: terms.province, phone: terms.config.phone },
      applicationNumber: row.number, name: who.name, documentType: who.documentType, documentNumber: who.documentNumber, photoId, ...choiceText(terms, row), papers,
    };
    return { row, who, exclusions, heldBecause, ticket: { number: seat.ticketNumber, planVersion: seat.planVersion, facts } };
  });
}

/** Every paper with its seat; undefined when one has no time or no seat. */
function papersAt(terms: SittingTerms, row: StandingRow, seated: Seated): TicketPaper[] | undefined {
  // a suspended paper (停考) stands on no ticket
  const held = { ...row, subjects: row.subjects.filter((s) => !row.suspended.includes(s)) };
  const papers = papersOf(terms, held, seated.seats.map((s) => s.halfDay))?.map(({ halfDay, code: _, ...paper }): TicketPaper | undefined => {
    const at = seated.seats.find((s) => s.halfDay === halfDay);
    return at && { ...paper, centre: at.centre.name, address: at.centre.address, directions: at.centre.directions, phone: at.centre.phone, room: at.roomNumber, roomName: at.room, floor: at.floor, seat: at.seat };
  });
  if (papers === undefined) return undefined;
  return papers.every((p) => p !== undefined) ? papers : undefined;
}

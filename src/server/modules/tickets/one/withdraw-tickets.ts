import type { Instant } from '#contracts/dates.ts';
import { revokeCode } from '#server/modules/signed-codes/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { ticketCodeNumber } from '../documents/ticket-document.ts';
import { insertExclusions } from '../release/exclusions.store.ts';
import { findLiveRelease } from '../release/releases.store.ts';
import { findTicket, type Whose } from '../tickets.store.ts';
import { reissueTicket } from './reissue-ticket.ts';

export type TicketLost = Whose & { prefecture: string; number: string; /** No paper is left; else the ticket is issued again without the suspended ones. */ whole: boolean };

const REASON = '部分场次停考';

/** 停考: takes back the tickets of people whose exam does not take place: their codes are revoked, the look-up says why and whom to call. Answers who had one; repeated, it changes nothing. */
export async function withdrawTickets(tx: Tx, kit: Kit, sitting: { sittingId: string; province: string }, people: readonly TicketLost[], now: Instant): Promise<Set<string>> {
  const release = await findLiveRelease(tx, sitting.sittingId, sitting.province);
  const had = new Set<string>();
  if (!release) return had;
  for (const person of people) {
    const ticket = await findTicket(tx, person);
    if (ticket?.releaseId !== release.id) continue;
    had.add(person.applicationId);
    if (person.whole) await revokeCode(tx, { kind: 'ticket', number: ticketCodeNumber(sitting.sittingId, ticket.number), version: ticket.version }, 'withdrawn', now);
    else await reissueTicket({ tx, kit, now, by: { staffId: null, name: '系统' } }, person, REASON);
  }
  await insertExclusions(tx, release.id, people.filter((p) => p.whole).map((p) => ({ accountId: p.accountId, applicationId: p.applicationId, prefecture: p.prefecture, number: p.number, reasons: ['suspended'] })));
  return had;
}

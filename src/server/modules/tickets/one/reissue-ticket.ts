import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findStanding } from '#server/modules/applications/index.ts';
import { revokeCode } from '#server/modules/signed-codes/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsOfExclusions } from '../domain/print-gate.ts';
import { ticketCodeNumber } from '../documents/ticket-document.ts';
import { doorKey } from '../facts/door-key.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { survey } from '../facts/survey.ts';
import { openFacts, sealFacts } from '../facts/ticket-facts.ts';
import { deleteExclusion } from '../release/exclusions.store.ts';
import { countOneMore, findLiveRelease } from '../release/releases.store.ts';
import { closeDoors, findTicket, insertVersion, lockTicket, openDoors, type Whose } from '../tickets.store.ts';

export type Reissuing = { tx: Tx; kit: Kit; now: Instant; by: { staffId: string | null; name: string } };

/**
 * 换发、补发: what is true of one person today becomes the next version of their ticket. The code of the version before is revoked in the same transaction, so a
 * print of it is told at every door; the door follows a corrected name or number. Nothing is issued again that has not changed, unless its code was taken back (`voided`).
 */
export async function reissueTicket({ tx, kit, now, by }: Reissuing, whose: Whose, reason: string, voided = false): Promise<Result<{ version: number }>> {
  await lockTicket(tx, whose);
  const row = await findStanding(tx, whose.accountId, whose.applicationId);
  const terms = row && (await findTerms(tx, row.sittingId, row.province));
  const release = row && (await findLiveRelease(tx, row.sittingId, row.province));
  if (!row || !terms || !release || release.state === 'preparing') return refusedFor('ticket.release_not_found');
  const [found] = await survey(tx, kit, terms, [row]);
  if (!found?.ticket || !found.who) return refused(refusalsOfExclusions(found?.exclusions ?? [], terms.config.phone, found?.heldBecause ?? null));
  const { ticket, who } = found;
  const before = await findTicket(tx, whose);
  const held = before?.releaseId === release.id ? before : undefined;
  if (held && !voided && held.number === ticket.number && JSON.stringify(openFacts(kit.crypto, held.content)) === JSON.stringify(ticket.facts)) return refusedFor('ticket.unchanged');
  const version = (before?.version ?? 0) + 1;
  const written = await insertVersion(tx, { ...whose, version, releaseId: release.id, number: ticket.number, planVersion: ticket.planVersion, content: sealFacts(kit.crypto, ticket.facts), reason, by, at: new Date(now) });
  if (!written) return refusedFor('ticket.changed_meanwhile');
  if (held) await revokeCode(tx, { kind: 'ticket', number: ticketCodeNumber(row.sittingId, held.number), version: held.version }, 'reissued', now);
  else await takeOffTheList(tx, release.id, whose.applicationId);
  await closeDoors(tx, whose.applicationId);
  await openDoors(tx, [{ ...whose, counts: true, door: doorKey(kit.crypto, { ...who, sittingId: row.sittingId, province: row.province }) }]);
  return ok({ version });
}

async function takeOffTheList(tx: Tx, releaseId: Parameters<typeof countOneMore>[1], applicationId: ApplicationId): Promise<void> {
  await deleteExclusion(tx, releaseId, applicationId);
  await countOneMore(tx, releaseId);
}

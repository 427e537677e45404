import type { HoldAct } from '#contracts/tickets.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { findStanding, type StandingRow } from '#server/modules/applications/index.ts';
import { revokeCode } from '#server/modules/signed-codes/index.ts';
import { ticketCodeNumber } from '../documents/ticket-document.ts';
import { refusalsToHold } from '../domain/hold-acts.ts';
import { findTerms, type SittingTerms } from '../facts/sitting-terms.ts';
import { survey } from '../facts/survey.ts';
import { mayReleaseIn, type Ticketing } from '../release/asking.ts';
import { insertExclusions, listAsHeld, unlistHeld } from '../release/exclusions.store.ts';
import { countHeld, findLiveRelease, type Release } from '../release/releases.store.ts';
import { findTicket, lockTicket, type TicketRow, type Whose } from '../tickets.store.ts';
import { endHold, insertHold, listHeld } from './holds.store.ts';
import { reissueTicket } from './reissue-ticket.ts';

type Found = { standing: StandingRow; terms: SittingTerms; release: Release | undefined; row: TicketRow | undefined };

/**
 * 暂缓发放、恢复发放: one person's ticket is withheld with words that they read, and given again. Once tickets are released a print may be in somebody's hands, so
 * its code is revoked with the hold, and lifting it makes the next version. The person is told of both.
 */
export async function holdTicket(asking: Ticketing, whose: Whose, act: HoldAct, reason: string): Promise<Result<undefined>> {
  const { tx, now, by } = asking;
  await lockTicket(tx, whose);
  const found = await find(asking, whose);
  if (!found) return refusedFor('application.not_found');
  const { standing, terms, release } = found;
  const held = (await listHeld(tx, [whose.accountId])).has(whose.applicationId);
  const no = refusalsToHold(act, { wholeProvince: mayReleaseIn(by, standing.province, terms.exam.code), held, release: release?.state ?? null });
  if (no.length > 0) return refused(no);
  const acting = { reason, by, at: new Date(now) };
  const done = act === 'hold' ? await hold(asking, whose, found, acting) : await lift(asking, whose, found, acting);
  if (done.ok) await tellAccount({ ...asking, province: standing.province }, whose.accountId, act === 'hold' ? 'ticket_held' : 'ticket_given_again', (lang) => ({ exam: terms.exam.name[lang] }));
  return done;
}

type Acting = Parameters<typeof insertHold>[3];

async function find({ tx }: Ticketing, whose: Whose): Promise<Found | undefined> {
  const standing = await findStanding(tx, whose.accountId, whose.applicationId);
  const terms = standing && (await findTerms(tx, standing.sittingId, standing.province));
  if (!standing || !terms) return undefined;
  const [release, row] = await Promise.all([findLiveRelease(tx, standing.sittingId, standing.province), findTicket(tx, whose)]);
  return { standing, terms, release, row: row && row.releaseId === release?.id ? row : undefined };
}

async function hold({ tx, now }: Ticketing, whose: Whose, { standing, release, row }: Found, acting: Acting): Promise<Result<undefined>> {
  const outside = row !== undefined && (release?.state === 'released' || release?.state === 'closed');
  if (!(await insertHold(tx, whose, outside ? row.version : null, acting))) return refusedFor('ticket.held_already');
  if (outside) await revokeCode(tx, { kind: 'ticket', number: ticketCodeNumber(standing.sittingId, row.number), version: row.version }, 'withdrawn', now);
  const listed = release && (await listAsHeld(tx, release.id, { ...whose, prefecture: standing.prefecture, number: standing.number }));
  if (listed && row) await countHeld(tx, release.id, 1);
  return ok(undefined);
}

async function lift(asking: Ticketing, whose: Whose, { standing, terms, release, row }: Found, acting: Acting): Promise<Result<undefined>> {
  const { tx } = asking;
  const ended = await endHold(tx, whose, acting);
  if (!ended) return refusedFor('ticket.not_withheld');
  const unlisted = release && (await unlistHeld(tx, release.id, whose.applicationId));
  if (unlisted && row) await countHeld(tx, release.id, -1);
  if (!release) return ok(undefined);
  const voided = row !== undefined && ended.revokedVersion === row.version;
  const issued = await reissueTicket(asking, whose, acting.reason, voided);
  // a print whose code was revoked is of no use: who cannot be given the next version now stays withheld, and the officer reads why
  if (issued.ok || row) return issued.ok || !voided ? ok(undefined) : issued;
  const [found] = await survey(tx, asking.kit, terms, [standing]);
  if (found && found.exclusions.length > 0) await insertExclusions(tx, release.id, [{ ...whose, prefecture: standing.prefecture, number: standing.number, reasons: found.exclusions }]);
  return ok(undefined);
}

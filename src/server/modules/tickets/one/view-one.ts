import { refusalText } from '#contracts/refusals.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { TicketOfStaff } from '#contracts/tickets.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findByNumber, findOwnerWithin, findStanding } from '#server/modules/applications/index.ts';
import { findByTicket } from '#server/modules/seating/index.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { refusalsToHold } from '../domain/hold-acts.ts';
import { findTerms, sittingName } from '../facts/sitting-terms.ts';
import { survey } from '../facts/survey.ts';
import { openFacts } from '../facts/ticket-facts.ts';
import { mayReleaseIn, type Ticketing } from '../release/asking.ts';
import { findLiveRelease, listLiveReleases } from '../release/releases.store.ts';
import { listHoldActs } from './holds.store.ts';
import { findTicket, listPrints, listVersions, type Whose } from '../tickets.store.ts';

/** Whose a number is that an officer typed (准考证号 or 报名序号), within their jurisdiction; outside it nobody's. */
export async function findOne({ tx, by }: Ticketing, number: string): Promise<Result<Whose>> {
  const application = await findByNumber(tx, number);
  if (application) return within({ tx, by }, application.id);
  for (const sittingId of new Set((await listLiveReleases(tx, by.jurisdiction)).map((r) => r.sittingId))) {
    const found = await findByTicket(tx, sittingId, number);
    if (found) return within({ tx, by }, ApplicationId.parse(found.applicationId));
  }
  return refusedFor('application.not_found');
}

/** The owner of an application an officer may see. */
export async function within({ tx, by }: Pick<Ticketing, 'tx' | 'by'>, applicationId: ApplicationId): Promise<Result<Whose>> {
  const owner = await findOwnerWithin(tx, by.jurisdiction, applicationId);
  return owner ? ok({ accountId: owner.accountId, applicationId }) : refusedFor('application.not_found');
}

/** One candidate's ticket as officers see it: versions and prints, or why there is none, and whether it still says what is true. */
export async function viewOne({ tx, kit, by, lang }: Ticketing, whose: Whose): Promise<Result<TicketOfStaff>> {
  const row = await findStanding(tx, whose.accountId, whose.applicationId);
  const terms = row && (await findTerms(tx, row.sittingId, row.province));
  if (!row || !terms) return refusedFor('application.not_found');
  const [[found], release, ticket, versions, prints, history] = await Promise.all([survey(tx, kit, terms, [row]), findLiveRelease(tx, row.sittingId, row.province), findTicket(tx, whose), listVersions(tx, whose), listPrints(tx, whose), listHoldActs(tx, whose)]);
  const held = ticket && ticket.releaseId === release?.id ? ticket : undefined;
  const standing = found !== undefined && found.heldBecause !== null;
  const no = refusalsToHold(standing ? 'lift' : 'hold', { wholeProvince: mayReleaseIn(by, row.province, terms.exam.code), held: standing, release: release?.state ?? null });
  const facts = held && openFacts(kit.crypto, held.content);
  return ok({
    applicationId: whose.applicationId, applicationNumber: row.number, sittingName: sittingName(terms), province: row.province, name: facts?.name ?? found?.who?.name ?? '', document: facts ? maskDocumentNumber(facts.documentNumber) : (found?.who?.maskedDocumentNumber ?? ''),
    exclusions: found?.exclusions ?? [], release: release?.state ?? null, stale: facts !== undefined && found?.ticket !== undefined && JSON.stringify(facts) !== JSON.stringify(found.ticket.facts),
    hold: { standing, refusals: no.map((r) => refusalText(r, lang)), history },
    ticket: held && facts ? { number: held.number, version: held.version, papers: facts.papers } : null, versions: held ? versions : [], prints: held ? prints : [],
  });
}

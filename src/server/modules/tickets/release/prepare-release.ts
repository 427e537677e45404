import { TicketReleaseId, type PrepareRelease } from '#contracts/tickets.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { listStandingsAfter } from '#server/modules/applications/index.ts';
import { findFrozen } from '#server/modules/seating/index.ts';
import { newId } from '#server/platform/ids.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { doorKey } from '../facts/door-key.ts';
import { findTerms } from '../facts/sitting-terms.ts';
import { survey, type Surveyed } from '../facts/survey.ts';
import { sealFacts } from '../facts/ticket-facts.ts';
import { insertTickets, listSpentVersions, openDoors } from '../tickets.store.ts';
import { mayReleaseIn, type Ticketing } from './asking.ts';
import { insertExclusions } from './exclusions.store.ts';
import { insertRelease, lockPreparing, stepRelease, writeProgress, type LeftOut, type Release } from './releases.store.ts';
import { prepareTickets } from './tickets.jobs-declared.ts';

/** 准备准考证: once the seats of a province are frozen, every ticket is written down and everybody who gets none is listed, batch after batch. */
export async function prepareRelease({ tx, by, now }: Ticketing, { sittingId, province }: PrepareRelease): Promise<Result<TicketReleaseId>> {
  const terms = await findTerms(tx, sittingId, province);
  if (!terms || !mayReleaseIn(by, province, terms.exam.code)) return refusedFor('ticket.not_held_there');
  const plan = await findFrozen(tx, sittingId, province);
  if (!plan) return refusedFor('ticket.plan_not_frozen');
  const id = TicketReleaseId.parse(newId());
  const begun = await insertRelease(tx, { id, sittingId, examCode: terms.exam.code, examYear: terms.sitting.year, province, planId: plan.planId });
  if (!begun) return refusedFor('ticket.release_exists');
  await stepRelease(tx, { id, version: 0, sittingId, examCode: terms.exam.code, province }, {}, 'prepare', {}, by, new Date(now));
  await enqueue(tx, prepareTickets, { releaseId: id });
  return ok(id);
}

const BATCH = 500;
const SYSTEM = { staffId: null, name: '系统' };

/** Prepares a release: memory stays that of one batch, a process that ends loses at most one, and nothing is written twice. */
export const prepareHandler: AnyJobHandler = handleJob(prepareTickets, {
  work: async ({ tx, kit, now }, { releaseId }) => {
    const release = await lockPreparing(tx, releaseId);
    const terms = release && (await findTerms(tx, release.sittingId, release.province));
    if (!release || !terms) return;
    const batch = await listStandingsAfter(tx, release, release.after, BATCH);
    const found = await survey(tx, kit, terms, batch);
    await writeBatch(tx, kit, release, found, new Date(now));
    const progress = progressAfter(release, found);
    if (progress) await writeProgress(tx, releaseId, progress);
    if (batch.length === BATCH) {
      await enqueue(tx, prepareTickets, { releaseId });
      return;
    }
    const { issued } = progress ?? release;
    await stepRelease(tx, release, { state: 'prepared' }, 'prepared', { detail: String(issued) }, SYSTEM, new Date(now));
  },
});

async function writeBatch(tx: Ticketing['tx'], kit: Kit, release: Release, found: readonly Surveyed[], at: Date): Promise<void> {
  // whoever held a ticket of a sitting that was suspended gets the next version of it
  const spent = await listSpentVersions(tx, found.map((f) => f.row.id), release.id);
  await insertTickets(tx, found.flatMap(({ row, ticket }) => (ticket ? [{ accountId: row.accountId, applicationId: row.id, version: (spent.get(row.id) ?? 0) + 1, releaseId: release.id, number: ticket.number, planVersion: ticket.planVersion, content: sealFacts(kit.crypto, ticket.facts), reason: '', by: SYSTEM, at }] : [])));
  await openDoors(tx, found.flatMap(({ row, who }) => (who ? [{ accountId: row.accountId, applicationId: row.id, counts: row.dimensions.ended === null, door: doorKey(kit.crypto, { ...who, sittingId: release.sittingId, province: release.province }) }] : [])));
  await insertExclusions(tx, release.id, found.filter((f) => f.exclusions.length > 0).map(({ row, exclusions }) => ({ accountId: row.accountId, applicationId: row.id, prefecture: row.prefecture, number: row.number, reasons: exclusions })));
}

function progressAfter(release: Release, found: readonly Surveyed[]): Parameters<typeof writeProgress>[2] | undefined {
  const last = found.at(-1);
  if (!last) return undefined;
  const leftOut: LeftOut = { ...release.leftOut };
  for (const reason of found.flatMap((f) => f.exclusions)) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  return { lookedAt: release.lookedAt + found.length, issued: release.issued + found.filter((f) => f.ticket).length, leftOut, after: { accountId: last.row.accountId, id: last.row.id } };
}

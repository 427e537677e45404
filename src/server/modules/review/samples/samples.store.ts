import { sql, type Selectable } from 'kysely';
import type { Day, Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId, type StaffId } from '#contracts/ids.ts';
import { SampleId, SampleKind, SampleResult } from '#contracts/samples.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { ReviewSample } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Sample = {
  id: SampleId; kind: SampleKind; sittingId: string; examCode: string; province: string | null; ratePercent: number; seedSealed: Buffer; seedDigest: string; state: 'announced' | 'drawing' | 'drawn';
  announcedById: string; announcedAt: Instant; drawnAt: Instant | null; frameCount: number | null; frameDigest: string | null; seed: string | null; dueOn: Day | null;
};
/** One application that can be drawn; for a blind review with the decision that is reviewed again. */
export type FrameRow = { accountId: AccountId; applicationId: ApplicationId; number: string; stratum: string; firstDecision: 'approve' | 'reject' | null; firstById: string | null };
export type SampleCase = { accountId: AccountId; id: ApplicationId; number: string; stratum: string; rank: number; result: SampleResult; note: string | null; firstDecision: string | null; firstById: string | null; verdict: string | null; verdictById: string | null };

/** Keeps an announced sample. */
export async function insertSample(tx: Tx, s: Pick<Sample, 'id' | 'kind' | 'sittingId' | 'examCode' | 'province' | 'ratePercent' | 'seedSealed' | 'seedDigest'>, by: { staffId: StaffId; at: Instant }): Promise<void> {
  await tx.insertInto('review_sample').values({
    id: s.id, kind: s.kind, sitting_id: s.sittingId, exam_code: s.examCode, province: s.province, rate_percent: s.ratePercent, seed_sealed: s.seedSealed, seed_digest: s.seedDigest,
    state: 'announced', announced_by_id: by.staffId, announced_at: new Date(by.at),
  }).execute();
}

/** The samples that can concern a province (every one where none is named), newest first. */
export async function listSamples(tx: Tx, province: string | undefined): Promise<Sample[]> {
  let query = tx.selectFrom('review_sample').selectAll();
  if (province !== undefined) query = query.where((eb) => eb.or([eb('province', 'is', null), eb('province', '=', province)]));
  return (await query.orderBy('announced_at', 'desc').limit(100).execute()).map(open);
}

export async function findSample(tx: Tx, id: SampleId): Promise<Sample | undefined> {
  const row = await tx.selectFrom('review_sample').selectAll().where('id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Begins the draw; false when somebody began it before. */
export async function beginDraw(tx: Tx, id: SampleId, by: { staffId: StaffId }): Promise<boolean> {
  const done = await tx.updateTable('review_sample').set({ state: 'drawing', drawn_by_id: by.staffId }).where('id', '=', id).where('state', '=', 'announced').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends the draw with what it was drawn from, and reveals the seed; false when it ended before. */
export async function endDraw(tx: Tx, id: SampleId, d: { frameCount: number; frameDigest: string; seed: string; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_sample').set({ state: 'drawn', drawn_at: new Date(d.at), frame_count: d.frameCount, frame_digest: d.frameDigest, seed: d.seed }).where('id', '=', id).where('state', '=', 'drawing').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function setDueOn(tx: Tx, id: SampleId, dueOn: Day): Promise<void> {
  await tx.updateTable('review_sample').set({ due_on: dueOn }).where('id', '=', id).execute();
}

/** A page of what can be drawn for a check after the exam: complete applications of the sitting, by number. */
export async function pageOfComplete(tx: Tx, of: Pick<Sample, 'sittingId' | 'province'>, after: string, limit: number): Promise<FrameRow[]> {
  let query = tx.selectFrom('application').where('sitting_id', '=', of.sittingId).where('ended', 'is', null).where('data_state', '=', sql.lit('confirmed')).where('payment_state', 'in', [sql.lit('paid'), sql.lit('exempt')]).where('number', '>', after);
  if (of.province !== null) query = query.where('province', '=', of.province);
  const rows = await query.select(['account_id', 'id', 'number', 'province']).orderBy('number').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.id), number: r.number ?? '', stratum: r.province ?? '00', firstDecision: null, firstById: null }));
}

/**
 * A page of what can be drawn for a blind review, by number: applications that stand approved or rejected by the decision of a person. That
 * decision is the newest that took effect and says what the review says; what came later, a payment above all, does not take it out.
 */
export async function pageOfDecided(tx: Tx, of: Pick<Sample, 'sittingId' | 'province'>, after: string, limit: number): Promise<FrameRow[]> {
  let query = tx.selectFrom('application')
    .innerJoin('review_decision', (on) => on.onRef('review_decision.account_id', '=', 'application.account_id').onRef('review_decision.application_id', '=', 'application.id'))
    .where('application.sitting_id', '=', of.sittingId).where('application.ended', 'is', null).where('application.number', '>', after)
    .where('review_decision.state', '=', sql.lit('effective'))
    .where((eb) => eb.or([
      eb.and([eb('application.review_state', '=', sql.lit('approved')), eb('review_decision.decision', '=', sql.lit('approve'))]),
      eb.and([eb('application.review_state', '=', sql.lit('rejected')), eb('review_decision.decision', '=', sql.lit('reject'))]),
    ]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('review_decision as later').select('later.id')
      .whereRef('later.account_id', '=', 'review_decision.account_id').whereRef('later.application_id', '=', 'review_decision.application_id')
      .where('later.state', '=', sql.lit('effective')).whereRef('later.application_version', '>', 'review_decision.application_version'))));
  if (of.province !== null) query = query.where('application.province', '=', of.province);
  const rows = await query.select(['application.account_id', 'application.id', 'application.number', 'application.province', 'review_decision.decision', 'review_decision.decided_by_id', 'review_decision.proposed_by_id']).orderBy('application.number').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.id), number: r.number ?? '', stratum: r.province ?? '00', firstDecision: r.decision === 'approve' ? 'approve' : 'reject', firstById: r.proposed_by_id ?? r.decided_by_id }));
}

/** Keeps what was drawn. */
export async function insertDrawn(tx: Tx, id: SampleId, drawn: readonly (FrameRow & { rank: number })[]): Promise<void> {
  for (let at = 0; at < drawn.length; at += 1_000) {
    await tx.insertInto('review_sample_case').values(drawn.slice(at, at + 1_000).map((d) => ({
      account_id: d.accountId, sample_id: id, application_id: d.applicationId, stratum: d.stratum, rank: d.rank, result: 'drawn', first_decision: d.firstDecision, first_by_id: d.firstById,
    }))).onConflict((c) => c.doNothing()).execute();
  }
}

/** A sample is of one exam and its strata are provinces, which a numbered application never leaves: the others' cases need not be looked at. */
function casesWithin(tx: Tx, j: Jurisdiction, id: SampleId) {
  const query = tx.selectFrom('review_sample_case')
    .innerJoin((eb) => eb.selectFrom('application').select(['application.account_id', 'application.id', 'application.number']).where(withinJurisdiction(j)).as('application'),
      (on) => on.onRef('application.account_id', '=', 'review_sample_case.account_id').onRef('application.id', '=', 'review_sample_case.application_id'))
    .where('review_sample_case.sample_id', '=', id);
  const province = provinceOf(j);
  return province === undefined ? query : query.where('review_sample_case.stratum', '=', province);
}

const SHOWN = ['review_sample_case.account_id', 'review_sample_case.application_id', 'review_sample_case.stratum', 'review_sample_case.rank', 'review_sample_case.result', 'review_sample_case.note', 'review_sample_case.first_decision', 'review_sample_case.first_by_id', 'review_sample_case.verdict', 'review_sample_case.verdict_by_id', 'application.number'] as const;

/** A page of the drawn applications within the jurisdiction, by stratum and rank. */
export async function pageOfCases(tx: Tx, j: Jurisdiction, id: SampleId, of: { result: SampleResult | undefined; after: { stratum: string; rank: number } | undefined; limit: number }): Promise<SampleCase[]> {
  let query = casesWithin(tx, j, id);
  if (of.result !== undefined) query = query.where('review_sample_case.result', '=', of.result);
  const { after } = of;
  if (after) query = query.where((eb) => eb(eb.refTuple('review_sample_case.stratum', 'review_sample_case.rank'), '>', eb.tuple(after.stratum, after.rank)));
  return (await query.select(SHOWN).orderBy('review_sample_case.stratum').orderBy('review_sample_case.rank').limit(of.limit).execute()).map(openCase);
}

/** One drawn application within the jurisdiction. */
export async function findCaseOf(tx: Tx, j: Jurisdiction, id: SampleId, applicationId: ApplicationId): Promise<SampleCase | undefined> {
  const row = await casesWithin(tx, j, id).where('review_sample_case.application_id', '=', applicationId).select(SHOWN).executeTakeFirst();
  return row && openCase(row);
}

/** How many of a sample stand where, within the jurisdiction; the whole nation's need no application looked at, the exam is the sample's. */
export async function countCases(tx: Tx, j: Jurisdiction, id: SampleId): Promise<Record<SampleResult, number>> {
  const cases = j.kind === 'nation' ? tx.selectFrom('review_sample_case').where('review_sample_case.sample_id', '=', id) : casesWithin(tx, j, id);
  const rows = await cases.select(['review_sample_case.result', (eb) => eb.fn.countAll<number>().as('count')]).groupBy('review_sample_case.result').execute();
  const of = (result: SampleResult) => Number(rows.find((r) => r.result === result)?.count ?? 0);
  return { drawn: of('drawn'), called: of('called'), passed: of('passed'), failed: of('failed'), missed: of('missed') };
}

/** The first and second verdicts of a blind review. */
export async function listPairs(tx: Tx, j: Jurisdiction, id: SampleId): Promise<{ first: 'approve' | 'reject'; second: 'approve' | 'reject' }[]> {
  const rows = await casesWithin(tx, j, id).where('review_sample_case.verdict', 'is not', null).select(['review_sample_case.first_decision', 'review_sample_case.verdict']).execute();
  return rows.map((r) => ({ first: r.first_decision === 'approve' ? 'approve' : 'reject', second: r.verdict === 'approve' ? 'approve' : 'reject' }));
}

/** Calls the next of those drawn for their papers; who they are. */
export async function callNext(tx: Tx, j: Jurisdiction, id: SampleId, limit: number): Promise<{ accountId: AccountId; id: ApplicationId }[]> {
  const next = await casesWithin(tx, j, id).where('review_sample_case.result', '=', 'drawn').select(['review_sample_case.account_id', 'review_sample_case.application_id']).orderBy('review_sample_case.stratum').orderBy('review_sample_case.rank').limit(limit).execute();
  const called: { accountId: AccountId; id: ApplicationId }[] = [];
  for (const row of next) {
    const done = await tx.updateTable('review_sample_case').set({ result: 'called' }).where('account_id', '=', row.account_id).where('sample_id', '=', id).where('application_id', '=', row.application_id).where('result', '=', 'drawn').executeTakeFirst();
    if (done.numUpdatedRows === 1n) called.push({ accountId: AccountId.parse(row.account_id), id: ApplicationId.parse(row.application_id) });
  }
  return called;
}

/** True while an application waits for a blind verdict in some sample. */
export async function isDrawnBlind(tx: Tx, of: { accountId: AccountId; id: ApplicationId }): Promise<boolean> {
  const row = await tx.selectFrom('review_sample_case').innerJoin('review_sample', 'review_sample.id', 'review_sample_case.sample_id').select('review_sample.id')
    .where('review_sample_case.account_id', '=', of.accountId).where('review_sample_case.application_id', '=', of.id).where('review_sample.kind', '=', 'blind').where('review_sample_case.verdict', 'is', null).executeTakeFirst();
  return row !== undefined;
}

/** Writes what came of a check; false when it was written before. */
export async function settleCase(tx: Tx, of: { accountId: AccountId; id: ApplicationId; sampleId: SampleId }, to: { result: SampleResult; note: string | null; staffId: StaffId; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_sample_case').set({ result: to.result, note: to.note, decided_by_id: to.staffId, decided_at: new Date(to.at) })
    .where('account_id', '=', of.accountId).where('sample_id', '=', of.sampleId).where('application_id', '=', of.id).where('result', 'in', ['drawn', 'called']).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Writes the verdict of a blind review; false when somebody gave one before. */
export async function giveVerdict(tx: Tx, of: { accountId: AccountId; id: ApplicationId; sampleId: SampleId }, v: { verdict: 'approve' | 'reject'; note: string | null; staffId: StaffId; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_sample_case').set({ verdict: v.verdict, note: v.note, verdict_by_id: v.staffId, verdict_at: new Date(v.at), result: v.verdict === 'approve' ? 'passed' : 'failed' })
    .where('account_id', '=', of.accountId).where('sample_id', '=', of.sampleId).where('application_id', '=', of.id).where('verdict', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function open(r: Selectable<ReviewSample>): Sample {
  return {
    id: SampleId.parse(r.id), kind: SampleKind.parse(r.kind), sittingId: r.sitting_id, examCode: r.exam_code, province: r.province, ratePercent: r.rate_percent, seedSealed: r.seed_sealed, seedDigest: r.seed_digest,
    state: r.state === 'drawn' ? 'drawn' : r.state === 'drawing' ? 'drawing' : 'announced', announcedById: r.announced_by_id, announcedAt: r.announced_at.getTime(), drawnAt: r.drawn_at?.getTime() ?? null,
    frameCount: r.frame_count, frameDigest: r.frame_digest, seed: r.seed, dueOn: r.due_on,
  };
}

function openCase(r: { account_id: string; application_id: string; number: string | null; stratum: string; rank: number; result: string; note: string | null; first_decision: string | null; first_by_id: string | null; verdict: string | null; verdict_by_id: string | null }): SampleCase {
  return { accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.application_id), number: r.number ?? '', stratum: r.stratum, rank: r.rank, result: SampleResult.parse(r.result), note: r.note, firstDecision: r.first_decision, firstById: r.first_by_id, verdict: r.verdict, verdictById: r.verdict_by_id };
}

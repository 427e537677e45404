import type { Selectable } from 'kysely';

import { ProvinceConfig, Sitting, type Period } from '#contracts/catalogue.ts';
import type { Day } from '#contracts/dates.ts';
import type { Sitting as SittingRow, SittingProvince } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { inBatches } from './exams.store.ts';

/** All announced sittings, the latest exam first; what is being prepared is staff's alone. */
export async function readSittings(tx: Tx): Promise<Sitting[]> {
  const rows = await tx.selectFrom('sitting').selectAll().where('announced_at', 'is not', null).orderBy('exam_year', 'desc').orderBy('half', 'desc').orderBy('exam_code').execute();
  return rows.map(sittingOf);
}

/** A row as the contract says a sitting. */
export function sittingOf(r: Selectable<SittingRow>): Sitting {
  return Sitting.parse({
    id: r.sitting_id, examCode: r.exam_code, year: r.exam_year, half: r.half, examOn: r.exam_on, levels: r.levels, commitmentMode: r.commitment_mode, ruleYear: r.rule_year,
    photoReview: r.photo_review, levelsAlwaysManual: r.levels_always_manual, failedVerificationBlocks: r.failed_verification_blocks, certainty: r.certainty,
  });
}

/** What every province does with every announced sitting. */
export async function readProvinceConfigs(tx: Tx): Promise<ProvinceConfig[]> {
  const rows = await tx.selectFrom('sitting_province').selectAll()
    .where('sitting_id', 'in', (e) => e.selectFrom('sitting').select('sitting_id').where('announced_at', 'is not', null)).execute();
  return rows.map(configOf);
}

/** How many applications provinces wrote down that they expect, by sitting/province. */
export async function readExpectedCandidates(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('sitting_province').select(['sitting_id', 'province_code', 'expected_candidates']).where('expected_candidates', 'is not', null).execute();
  return new Map(rows.flatMap((r) => (r.expected_candidates === null ? [] : [[`${r.sitting_id}/${r.province_code}`, r.expected_candidates]])));
}

/** The day from which planned sittings count; the first to ask fixes it. */
export async function fixLoadDay(tx: Tx, today: Day): Promise<Day> {
  await tx.insertInto('planning_day').values({ load_day: today }).onConflict((c) => c.doNothing()).execute();
  return (await tx.selectFrom('planning_day').select('load_day').executeTakeFirstOrThrow()).load_day;
}

/** The sittings that a person changed, in whatever province: they are theirs as a whole, data files leave them alone. */
export async function listEditedSittings(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom('sitting').select('sitting_id').where('changed_by_id', 'is not', null)
    .union(tx.selectFrom('sitting_province').select('sitting_id').where('changed_by_id', 'is not', null)).execute();
  return new Set(rows.map((r) => r.sitting_id));
}

/** Brings planned sittings in, announced; a sitting once loaded stays, because applications name it. */
export async function writeSittings(tx: Tx, sittings: readonly Sitting[], now: Date): Promise<void> {
  const rows = sittings.map((s) => ({
    announced_at: now,
    sitting_id: s.id, exam_code: s.examCode, exam_year: s.year, half: s.half, exam_on: s.examOn, levels: s.levels, commitment_mode: s.commitmentMode, rule_year: s.ruleYear,
    photo_review: s.photoReview, levels_always_manual: s.levelsAlwaysManual, failed_verification_blocks: s.failedVerificationBlocks, certainty: s.certainty,
  }));
  for (const some of inBatches(rows)) {
    await tx
      .insertInto('sitting')
      .values(some)
      .onConflict((c) => c.column('sitting_id').doUpdateSet((e) => ({
        exam_on: e.ref('excluded.exam_on'), levels: e.ref('excluded.levels'), commitment_mode: e.ref('excluded.commitment_mode'), rule_year: e.ref('excluded.rule_year'),
        photo_review: e.ref('excluded.photo_review'), levels_always_manual: e.ref('excluded.levels_always_manual'),
        failed_verification_blocks: e.ref('excluded.failed_verification_blocks'), certainty: e.ref('excluded.certainty'),
      })))
      .execute();
  }
}

/** Makes these provinces do exactly this with these sittings. */
export async function writeProvinceConfigs(tx: Tx, configs: readonly ProvinceConfig[]): Promise<void> {
  for (const some of inBatches(configs.map(rowOf))) {
    await tx
      .insertInto('sitting_province')
      .values(some)
      .onConflict((c) => c.columns(['sitting_id', 'province_code']).doUpdateSet((e) => ({
        apply_opens_at: e.ref('excluded.apply_opens_at'), apply_closes_at: e.ref('excluded.apply_closes_at'),
        confirm_opens_at: e.ref('excluded.confirm_opens_at'), confirm_closes_at: e.ref('excluded.confirm_closes_at'),
        review_opens_at: e.ref('excluded.review_opens_at'), review_closes_at: e.ref('excluded.review_closes_at'),
        pay_opens_at: e.ref('excluded.pay_opens_at'), pay_closes_at: e.ref('excluded.pay_closes_at'),
        ticket_opens_at: e.ref('excluded.ticket_opens_at'), ticket_closes_at: e.ref('excluded.ticket_closes_at'),
        score_opens_at: e.ref('excluded.score_opens_at'), score_closes_at: e.ref('excluded.score_closes_at'),
        modify_policy: e.ref('excluded.modify_policy'), review_timing: e.ref('excluded.review_timing'), review_mode: e.ref('excluded.review_mode'),
        review_mode_by_level: e.ref('excluded.review_mode_by_level'), old_candidate_auto_pass: e.ref('excluded.old_candidate_auto_pass'),
        payment_mode: e.ref('excluded.payment_mode'), phone: e.ref('excluded.phone'), territorial_rule: e.ref('excluded.territorial_rule'),
        exam_cities: e.ref('excluded.exam_cities'), retake_passed_subjects: e.ref('excluded.retake_passed_subjects'),
        cancelled_years: e.ref('excluded.cancelled_years'), sample_rate_percent: e.ref('excluded.sample_rate_percent'),
        second_review: e.ref('excluded.second_review'), second_review_by_level: e.ref('excluded.second_review_by_level'),
      })))
      .execute();
  }
}

/** What a province does with a sitting, as the table holds it. */
export function rowOf(c: ProvinceConfig) {
  const { apply, confirm, review, pay, ticket, score, recheck } = c.windows;
  return {
    sitting_id: c.sittingId, province_code: c.province,
    apply_opens_at: new Date(apply.opensAt), apply_closes_at: new Date(apply.closesAt),
    confirm_opens_at: new Date(confirm.opensAt), confirm_closes_at: new Date(confirm.closesAt),
    review_opens_at: new Date(review.opensAt), review_closes_at: new Date(review.closesAt),
    pay_opens_at: new Date(pay.opensAt), pay_closes_at: new Date(pay.closesAt),
    ticket_opens_at: ticket && new Date(ticket.opensAt), ticket_closes_at: ticket && new Date(ticket.closesAt),
    score_opens_at: score && new Date(score.opensAt), score_closes_at: score && new Date(score.closesAt),
    recheck_opens_at: recheck && new Date(recheck.opensAt), recheck_closes_at: recheck && new Date(recheck.closesAt),
    notice_zh: c.notice?.zh ?? null, notice_en: c.notice?.en ?? null, second_review: c.secondReview, second_review_by_level: JSON.stringify(c.secondReviewByLevel),
    modify_policy: c.modifyPolicy, review_timing: c.reviewTiming, review_mode: c.reviewMode, review_mode_by_level: JSON.stringify(c.reviewModeByLevel),
    old_candidate_auto_pass: c.oldCandidateAutoPass, payment_mode: c.paymentMode, phone: c.phone, territorial_rule: c.territorialRule, exam_cities: c.examCities,
    retake_passed_subjects: c.retakePassedSubjects, cancelled_years: c.cancelledYears, sample_rate_percent: c.sampleRatePercent,
  };
}

/** A row as the contract says what a province does with a sitting. */
export function configOf(r: Selectable<SittingProvince>): ProvinceConfig {
  return ProvinceConfig.parse({
    sittingId: r.sitting_id, province: r.province_code,
    windows: {
      apply: period(r.apply_opens_at, r.apply_closes_at), confirm: period(r.confirm_opens_at, r.confirm_closes_at), review: period(r.review_opens_at, r.review_closes_at),
      pay: period(r.pay_opens_at, r.pay_closes_at), ticket: maybePeriod(r.ticket_opens_at, r.ticket_closes_at), score: maybePeriod(r.score_opens_at, r.score_closes_at),
      recheck: maybePeriod(r.recheck_opens_at, r.recheck_closes_at),
    },
    modifyPolicy: r.modify_policy, reviewTiming: r.review_timing, reviewMode: r.review_mode, reviewModeByLevel: r.review_mode_by_level,
    oldCandidateAutoPass: r.old_candidate_auto_pass, paymentMode: r.payment_mode, phone: r.phone, territorialRule: r.territorial_rule, examCities: r.exam_cities,
    retakePassedSubjects: r.retake_passed_subjects, cancelledYears: r.cancelled_years, sampleRatePercent: r.sample_rate_percent,
    secondReview: r.second_review, secondReviewByLevel: r.second_review_by_level,
    notice: r.notice_zh === null || r.notice_en === null ? null : { zh: r.notice_zh, en: r.notice_en },
  });
}

/** Two columns as a window. */
export function period(opensAt: Date, closesAt: Date): Period {
  return { opensAt: opensAt.getTime(), closesAt: closesAt.getTime() };
}

/** The same of a window that may not be fixed yet. */
export function maybePeriod(opensAt: Date | null, closesAt: Date | null): Period | null {
  return opensAt === null || closesAt === null ? null : period(opensAt, closesAt);
}

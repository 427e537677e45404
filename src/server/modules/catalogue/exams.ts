import type { Exam, Fee, ProvinceConfig, ReviewPoint, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ConditionSet } from '#contracts/eligibility.ts';
import { holdsIn } from '#contracts/year-span.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { conditionSetFor } from './domain/exam-of-year.ts';
import { sittingPhase, type SittingPhase } from './domain/windows.ts';
import { readExams, readFees, readReviewPoints } from './exams.store.ts';
import { keptUntilChanged } from '#server/platform/reference/reference-cache.ts';
import { readExpectedCandidates, readProvinceConfigs, readSittings } from './sittings.store.ts';

const exams = keptUntilChanged('exams', async (tx) => {
  const points = await readReviewPoints(tx);
  return {
    byCode: new Map((await readExams(tx)).map((e) => [e.code, e])),
    fees: groupBy(await readFees(tx), (f) => `${f.examCode}/${f.province}`),
    pointById: new Map(points.map((p) => [String(p.id), p])),
    pointsByPrefecture: groupBy(points, (p) => p.prefecture),
    pointsByProvince: groupBy(points, (p) => String(p.province)),
  };
});

const sittings = keptUntilChanged('sittings', async (tx) => ({
  byId: new Map((await readSittings(tx)).map((s) => [String(s.id), s])),
  configs: groupBy(await readProvinceConfigs(tx), (c) => String(c.sittingId)),
  expected: await readExpectedCandidates(tx),
}));

/** Every exam of the catalogue by code (考试目录). */
export async function listExams(tx: Tx): Promise<Exam[]> {
  return [...(await exams(tx)).byCode.values()];
}

/** One exam by its three-digit code. */
export async function findExam(tx: Tx, code: string): Promise<Exam | undefined> {
  return (await exams(tx)).byCode.get(code);
}

/** The exam of a sitting; a sitting cannot be without one. */
export async function getExam(tx: Tx, code: string): Promise<Exam> {
  const exam = await findExam(tx, code);
  invariant(exam, `no exam ${code}`);
  return exam;
}

/** Every sitting, the latest exam first. */
export async function listSittings(tx: Tx): Promise<Sitting[]> {
  return [...(await sittings(tx)).byId.values()];
}

/** One sitting by its id. */
export async function findSitting(tx: Tx, id: string): Promise<Sitting | undefined> {
  return (await sittings(tx)).byId.get(id);
}

/** A sitting that an application or a page already named. */
export async function getSitting(tx: Tx, id: string): Promise<Sitting> {
  const sitting = await findSitting(tx, id);
  invariant(sitting, `no sitting ${id}`);
  return sitting;
}

/** A sitting with what each province does with it: what public pages are drawn from. */
export type HeldSitting = { sitting: Sitting; configs: ProvinceConfig[] };

/** Every announced sitting with its provinces, the latest exam first. */
export async function listHeldSittings(tx: Tx): Promise<HeldSitting[]> {
  const { byId, configs } = await sittings(tx);
  return [...byId.values()].map((sitting) => ({ sitting, configs: configs.get(sitting.id) ?? [] }));
}

export type OpenSitting = { sitting: Sitting; exam: Exam; phase: SittingPhase };

/** Every sitting that is open somewhere now or still ahead, with its exam, soonest to close or open first (R-2.2.1-07); of those announced, unless others are given. */
export async function listCurrentSittings(tx: Tx, now: Instant, held?: readonly HeldSitting[]): Promise<OpenSitting[]> {
  const current: OpenSitting[] = [];
  for (const { sitting, configs } of held ?? (await listHeldSittings(tx))) {
    const phase = sittingPhase(configs, now);
    if (phase === undefined || phase.phase === 'after') continue;
    current.push({ sitting, exam: await getExam(tx, sitting.examCode), phase });
  }
  const rank = (o: OpenSitting) => (o.phase.phase === 'open' ? o.phase.closesAt : o.phase.opensAt);
  return current.toSorted((a, b) => Number(a.phase.phase === 'before') - Number(b.phase.phase === 'before') || rank(a) - rank(b));
}

/** The sittings that take applications in at least one province now (选择报考列表, R-2.2.1-07). */
export async function listOpenSittings(tx: Tx, now: Instant): Promise<OpenSitting[]> {
  return (await listCurrentSittings(tx, now)).filter((s) => s.phase.phase === 'open');
}

/** What each province does with a sitting; provinces that do not hold it are absent. */
export async function listProvinceConfigs(tx: Tx, sittingId: string): Promise<ProvinceConfig[]> {
  return (await sittings(tx)).configs.get(sittingId) ?? [];
}

/** How many applications provinces expect of sittings (预计报名人数), by sitting/province, where they wrote it down. */
export async function expectedCandidates(tx: Tx): Promise<ReadonlyMap<string, number>> {
  return (await sittings(tx)).expected;
}

/** What one province does with a sitting; undefined where it is not held. */
export async function findProvinceConfig(tx: Tx, sittingId: string, province: string): Promise<ProvinceConfig | undefined> {
  return (await listProvinceConfigs(tx, sittingId)).find((c) => c.province === province);
}

/** The open review points of a province, or of one of its prefectures (审核点, R-2.2.3-02). */
export async function listReviewPoints(tx: Tx, where: { province: string; prefecture?: string }): Promise<ReviewPoint[]> {
  const { pointsByProvince, pointsByPrefecture } = await exams(tx);
  const points = where.prefecture === undefined ? pointsByProvince.get(where.province) : pointsByPrefecture.get(where.prefecture);
  return (points ?? []).filter((p) => p.province === where.province && !p.closed);
}

/** The prefectures a candidate may choose for a sitting in a province: those with a review point, narrowed where the exam is held in some cities only. */
export async function listExamPrefectures(tx: Tx, config: Pick<ProvinceConfig, 'province' | 'examCities'>): Promise<string[]> {
  const points = await listReviewPoints(tx, { province: config.province });
  return [...new Set(points.map((p) => p.prefecture))].filter((code) => config.examCities === null || config.examCities.includes(code));
}

/** One review point by its id, a closed one too: applications may still name it. */
export async function findReviewPoint(tx: Tx, id: string): Promise<ReviewPoint | undefined> {
  return (await exams(tx)).pointById.get(id);
}

/** The conditions a level is measured by at a sitting, of the rules of its year (报考条件). */
export async function getConditionSet(tx: Tx, sitting: Pick<Sitting, 'examCode' | 'ruleYear'>, level: string): Promise<ConditionSet> {
  const set = conditionSetFor(await getExam(tx, sitting.examCode), level, sitting.ruleYear);
  invariant(set, `no conditions for ${sitting.examCode} level ${level} in ${String(sitting.ruleYear)}`);
  return set;
}

/** The fee lines of an exam in a province for one exam year (收费标准). */
export async function listFees(tx: Tx, examCode: string, province: string, year: number): Promise<Fee[]> {
  return ((await exams(tx)).fees.get(`${examCode}/${province}`) ?? []).filter((f) => holdsIn(f, year));
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

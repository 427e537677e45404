import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';

import { loadExams } from './commands/load-exams.ts';
import { loadRegions } from './commands/load-regions.ts';
import { readExamSeeds } from './exam-seeds.ts';
import { findProvinceConfig, findReviewPoint, findSitting, getConditionSet, getSitting, listCurrentSittings, listExamPrefectures, listExams, listFees, listOpenSittings, listProvinceConfigs, listReviewPoints, listSittings } from './index.ts';
import { readRegionSeeds } from './reference-seeds.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const DAY = 86_400_000;
const seeds = await readExamSeeds('seeds/reference');

describe('the exam catalogue in the database', () => {
  let database: FreshDatabase;
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
  const load = (now = NOW, with_ = seeds) => inTx((tx) => loadExams(tx, with_, now, { trialSittings: true }));

  beforeAll(async () => {
    database = await freshDatabase();
    await inTx((tx) => loadRegions(tx, readRegionSeeds('seeds/reference'), NOW));
  });
  afterAll(() => database.drop());

  test('is written by exactly one of several that start at once, and a later start moves nothing', async () => {
    const wrote = await Promise.all([1, 2, 3].map(() => load()));
    expect(wrote.filter(Boolean)).toHaveLength(1);
    const before = await inTx((tx) => findProvinceConfig(tx, '034-2027-1', '37'));
    expect(await load(NOW + 40 * DAY)).toBe(false);
    expect(await inTx((tx) => findProvinceConfig(tx, '034-2027-1', '37'))).toEqual(before);
  });

  test('exams come out as the files have them', async () => {
    expect(await inTx(listExams)).toEqual(seeds.exams.toSorted((a, b) => a.code.localeCompare(b.code)));
    expect(await inTx((tx) => listFees(tx, '045', '12', 2026))).toMatchObject([{ amountInFen: 5600, subjectType: 'objective' }, { amountInFen: 6400, subjectType: 'subjective' }]);
  });

  test('sittings of 2019, 2026 and the trial plan stand side by side', async () => {
    const ids = (await inTx(listSittings)).map((s) => s.id);
    expect(ids).toEqual(expect.arrayContaining(['009-2019-2', '045-2026-2', '034-2027-1']));
    expect(await inTx((tx) => getSitting(tx, '009-2019-2'))).toMatchObject({ commitmentMode: 'compulsory', examOn: ['2019-10-20'] });
    expect(await inTx((tx) => listProvinceConfigs(tx, '034-2027-1'))).toHaveLength(32);
    expect(await inTx((tx) => findSitting(tx, '034-1999-1'))).toBeUndefined();
    expect(await inTx((tx) => findProvinceConfig(tx, '036-2027-1', '54'))).toBeUndefined();
  });

  test('what is open follows the clock: now, in 2019, and not long after', async () => {
    const open = (await inTx((tx) => listOpenSittings(tx, NOW))).map((o) => o.sitting.examCode);
    expect(open).toEqual(expect.arrayContaining(['009', '026', '034', '045', '046']));
    const current = await inTx((tx) => listCurrentSittings(tx, NOW));
    expect(current.map((o) => o.phase.phase)).toEqual([...current.map((o) => o.phase.phase)].toSorted((a, b) => b.localeCompare(a)));
    const inAugust2019 = (await inTx((tx) => listOpenSittings(tx, Date.parse('2019-08-14T10:00:00+08:00')))).map((o) => o.sitting.id);
    expect(inAugust2019).toEqual(expect.arrayContaining(['009-2019-2', '026-2019-2', '045-2019-2']));
    expect(await inTx((tx) => listOpenSittings(tx, Date.parse('2026-09-15T10:00:00+08:00')))).toEqual([]);
  });

  test('the conditions are those of the year of the sitting', async () => {
    const of = async (id: string) => inTx(async (tx) => getConditionSet(tx, await getSitting(tx, id), '04'));
    expect((await of('034-2019-2')).version).toBe('034-04-2004');
    expect((await of('034-2027-1')).version).toBe('034-04-2022');
  });

  test('review points belong to the prefecture asked for, and exams held in the capital offer it alone', async () => {
    const jinan = await inTx((tx) => listReviewPoints(tx, { province: '37', prefecture: '3701' }));
    expect(jinan.map((p) => p.id)).toEqual(['3701-01', '3701-02', '3701-03']);
    expect(await inTx((tx) => listReviewPoints(tx, { province: '11', prefecture: '3701' }))).toEqual([]);
    expect(await inTx((tx) => findReviewPoint(tx, '3701-02'))).toEqual(jinan[1]);
    expect(await inTx((tx) => listExamPrefectures(tx, { province: '53', examCities: ['5301'] }))).toEqual(['5301']);
    expect((await inTx((tx) => listExamPrefectures(tx, { province: '53', examCities: null }))).length).toBeGreaterThan(10);
  });

  test('changed data take effect at once and keep what applications may name', async () => {
    await inTx(listExams);
    const changed = { ...seeds, exams: seeds.exams.map((e) => (e.code === '034' ? { ...e, name: { zh: '一级建造师（新）', en: e.name.en } } : e)), plans: seeds.plans.filter((p) => p.file !== '2026') };
    expect(await load(NOW, changed)).toBe(true);
    expect((await inTx(listExams)).find((e) => e.code === '034')?.name.zh).toBe('一级建造师（新）');
    expect(await inTx((tx) => findSitting(tx, '045-2026-2'))).toBeDefined();
    expect(await load()).toBe(true);
    expect((await inTx(listExams)).find((e) => e.code === '034')?.name.zh).toBe('一级建造师');
  });

  test('production gets the dated sittings only', async () => {
    const production = await freshDatabase();
    try {
      await inTransaction(production.db, (tx) => loadRegions(tx, readRegionSeeds('seeds/reference'), NOW));
      await inTransaction(production.db, (tx) => loadExams(tx, seeds, NOW, { trialSittings: false }));
      expect((await inTransaction(production.db, listSittings)).filter((s) => s.year > 2026)).toEqual([]);
    } finally {
      await production.drop();
    }
  });

  test('a window that closes before it opens is refused by the database', async () => {
    await expect(database.asOwner(`update sitting_province set apply_closes_at = apply_opens_at where sitting_id = '034-2027-1'`)).rejects.toMatchObject({ code: '23514' });
    await expect(database.asOwner(`insert into review_point values ('3701-99', '37', '3702', 'x', 'x', 'xxxx', 'x', true, 'x', 'x')`)).rejects.toMatchObject({ code: '23514' });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { loadMajors } from './commands/load-majors.ts';
import { loadRegions } from './commands/load-regions.ts';
import { findMajorMatch, findMajorTable, findPrefecture, findProvince, listMajorTables, listPrefectures, listProvinces } from './index.ts';
import { readMajorSeeds, readRegionSeeds } from './reference-seeds.ts';

const NOW = Date.parse('2026-11-23T08:00:00+08:00');
const seeds = readRegionSeeds('seeds/reference');

describe('reference data in the database', () => {
  let database: FreshDatabase;
  beforeAll(async () => { database = await freshDatabase(); });
  afterAll(() => database.drop());
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);

  test('is written by exactly one of several that start at once, and never again', async () => {
    const wrote = await Promise.all([1, 2, 3, 4].map(() => inTx((tx) => loadRegions(tx, seeds, NOW))));
    expect(wrote.filter(Boolean)).toHaveLength(1);
    expect(await inTx((tx) => loadRegions(tx, seeds, NOW))).toBe(false);
    expect(await inTx((tx) => loadMajors(tx, readMajorSeeds('seeds/reference'), NOW))).toBe(true);
    expect(await inTx((tx) => loadMajors(tx, readMajorSeeds('seeds/reference'), NOW))).toBe(false);
  });

  test('comes out as it went in', async () => {
    expect(await inTx(listProvinces)).toEqual(seeds.provinces);
    expect((await inTx((tx) => listPrefectures(tx, '37'))).map((p) => p.name.zh).slice(0, 3)).toEqual(['山东省直', '济南市', '青岛市']);
    expect((await inTx((tx) => findProvince(tx, '66')))?.name.zh).toBe('新疆兵团');
    expect((await inTx((tx) => findPrefecture(tx, '3701')))?.name.en).toBe('Jinan');
    expect(await inTx((tx) => findPrefecture(tx, '9999'))).toBeUndefined();
    expect((await inTx(listMajorTables)).map((t) => t.version)).toEqual(['construction-2022', 'construction-2022-postgraduate', 'construction-2019']);
  });

  test('chooses the edition of the table by exam and exam year, and matches in it', async () => {
    expect(await inTx((tx) => findMajorTable(tx, '046', 2019))).toBeUndefined();
    const of2019 = await inTx((tx) => findMajorMatch(tx, '034', 2019, '给水排水工程', '201107'));
    expect([of2019?.table.version, of2019?.matches[0]?.major.category]).toEqual(['construction-2019', 'core']);
    const master = await inTx((tx) => findMajorMatch(tx, '034', 2026, '供热、供燃气、通风及空调工程', '201006', 'master'));
    expect([master?.table.version, master?.matches[0]?.major.name.zh]).toEqual(['construction-2022-postgraduate', '土木工程']);
    const lacking = await inTx((tx) => findMajorMatch(tx, '034', 2026, '工程管理', '201406', 'master'));
    expect([lacking?.table.version, lacking?.matches[0]?.by]).toEqual(['construction-2022', 'exact']);
    const now = await inTx((tx) => findMajorMatch(tx, '034', 2026, '汉语言文学', '201107'));
    expect([now?.table.version, now?.matches]).toEqual(['construction-2022', []]);
  });

  test('a changed edition is seen at once by those who remember the old one', async () => {
    await inTx(listProvinces);
    const changed = { ...seeds, provinces: seeds.provinces.map((p) => (p.code === '37' ? { ...p, phones: ['0531-00003799'] } : p)), prefectures: seeds.prefectures.filter((p) => p.code !== '3700') };
    expect(await inTx((tx) => loadRegions(tx, changed, NOW))).toBe(true);
    expect((await inTx((tx) => findProvince(tx, '37')))?.phones).toEqual(['0531-00003799']);
    expect(await inTx((tx) => findPrefecture(tx, '3700'))).toBeUndefined();
    expect(await inTx((tx) => loadRegions(tx, seeds, NOW))).toBe(true);
    expect((await inTx((tx) => findPrefecture(tx, '3700')))?.name.zh).toBe('山东省直');
  });

  test('a prefecture of no province is refused by the database', async () => {
    await expect(database.asOwner(`insert into prefecture values ('9901', '99', 'city', '某市', 'Somewhere')`)).rejects.toMatchObject({ code: '23503' });
    await expect(database.asOwner(`insert into prefecture values ('3799', '11', 'city', '某市', 'Somewhere')`)).rejects.toMatchObject({ code: '23514' });
  });
});

import type { Prefecture, PrefectureCode, Province, ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keptUntilChanged } from '#server/platform/reference/reference-cache.ts';
import { readPrefectures, readProvinces } from './regions.store.ts';

const regions = keptUntilChanged('regions', async (tx) => ({ provinces: await readProvinces(tx), prefectures: await readPrefectures(tx) }));

/** The 32 places of application in the manual's order (选择省份, R-2.2.1-09), with whom to ask there. */
export async function listProvinces(tx: Tx): Promise<Province[]> {
  return (await regions(tx)).provinces;
}

/** One place of application. */
export async function findProvince(tx: Tx, code: ProvinceCode): Promise<Province | undefined> {
  return (await regions(tx)).provinces.find((p) => p.code === code);
}

/** The prefecture-level places of a province (地市) by code, 省直 first. */
export async function listPrefectures(tx: Tx, province: ProvinceCode): Promise<Prefecture[]> {
  return (await regions(tx)).prefectures.filter((p) => p.province === province);
}

/** One prefecture-level place. */
export async function findPrefecture(tx: Tx, code: PrefectureCode): Promise<Prefecture | undefined> {
  return (await regions(tx)).prefectures.find((p) => p.code === code);
}

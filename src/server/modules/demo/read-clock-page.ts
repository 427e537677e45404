import type { Instant } from '#contracts/dates.ts';
import type { Words } from '#contracts/words.ts';
import { findProvinceConfig, findSitting, getExam, listProvinceConfigs, listProvinces, listSittings } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { presetsOf, type Preset } from './domain/presets.ts';

export type ClockView = {
  /** How far from the real time; 0: not moved. */
  offset: number;
  presets: Preset[];
  sitting: string | undefined;
  province: string | undefined;
  sittings: { id: string; name: Words; year: number }[];
  provinces: { code: string; name: Words }[];
};

/** What the clock page shows: the moments of one sitting in one province, by default of the sitting that is or opens next. */
export async function readClockPage(tx: Tx, now: Instant, offset: number, asked: { sitting?: string | undefined; province?: string | undefined }): Promise<ClockView> {
  const sittings = await listSittings(tx);
  const chosen = (asked.sitting === undefined ? undefined : await findSitting(tx, asked.sitting)) ?? sittings.find((s) => s.examCode === '034' && s.examOn.some((day) => Date.parse(day) > now)) ?? sittings[0];
  const configs = chosen === undefined ? [] : await listProvinceConfigs(tx, chosen.id);
  const province = configs.some((c) => c.province === asked.province) ? asked.province : (configs.find((c) => c.province === '37') ?? configs[0])?.province;
  const config = chosen === undefined || province === undefined ? undefined : await findProvinceConfig(tx, chosen.id, province);
  const names = new Map((await listProvinces(tx)).map((p) => [String(p.code), p.name]));
  return {
    offset, presets: presetsOf(config?.windows), sitting: chosen?.id, province,
    sittings: await Promise.all(sittings.map(async (s) => ({ id: s.id, name: (await getExam(tx, s.examCode)).name, year: s.year }))),
    provinces: configs.flatMap((c) => {
      const name = names.get(c.province);
      return name === undefined ? [] : [{ code: c.province, name }];
    }),
  };
}

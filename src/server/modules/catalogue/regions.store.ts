import { Prefecture, Province } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** All places of application in the manual's order (R-2.2.1-09). */
export async function readProvinces(tx: Tx): Promise<Province[]> {
  const rows = await tx.selectFrom('province').selectAll().orderBy('place_in_list').execute();
  return rows.map((r) => Province.parse({
    code: r.province_code, order: r.place_in_list, name: { zh: r.name_zh, en: r.name_en }, fullNameZh: r.full_name_zh, short: { zh: r.short_zh, en: r.short_en },
    agency: { zh: r.agency_zh, en: r.agency_en }, phones: r.phones, phonesFictional: r.phones_fictional,
    notice: r.notice_zh === null || r.notice_en === null ? null : { zh: r.notice_zh, en: r.notice_en },
  }));
}

/** All prefecture-level places by code. */
export async function readPrefectures(tx: Tx): Promise<Prefecture[]> {
  const rows = await tx.selectFrom('prefecture').selectAll().orderBy('prefecture_code').execute();
  return rows.map((r) => Prefecture.parse({ code: r.prefecture_code, province: r.province_code, kind: r.kind, name: { zh: r.name_zh, en: r.name_en } }));
}

/** Makes the tables say exactly this; what is no longer there goes, a province that a person changed keeps what they wrote. */
export async function replaceRegions(tx: Tx, provinces: readonly Province[], prefectures: readonly Prefecture[]): Promise<void> {
  await tx.deleteFrom('prefecture').where('prefecture_code', 'not in', prefectures.map((p) => p.code)).execute();
  await tx
    .insertInto('province')
    .values(provinces.map((p) => ({
      province_code: p.code, place_in_list: p.order, name_zh: p.name.zh, name_en: p.name.en, full_name_zh: p.fullNameZh, short_zh: p.short.zh, short_en: p.short.en,
      agency_zh: p.agency.zh, agency_en: p.agency.en, phones: p.phones, phones_fictional: p.phonesFictional,
    })))
    .onConflict((c) => c.column('province_code').doUpdateSet((e) => ({
      place_in_list: e.ref('excluded.place_in_list'), name_zh: e.ref('excluded.name_zh'), name_en: e.ref('excluded.name_en'), full_name_zh: e.ref('excluded.full_name_zh'),
      short_zh: e.ref('excluded.short_zh'), short_en: e.ref('excluded.short_en'), agency_zh: e.ref('excluded.agency_zh'), agency_en: e.ref('excluded.agency_en'),
      phones: e.ref('excluded.phones'), phones_fictional: e.ref('excluded.phones_fictional'),
    })).where('province.changed_by_id', 'is', null))
    .execute();
  await tx
    .insertInto('prefecture')
    .values(prefectures.map((p) => ({ prefecture_code: p.code, province_code: p.province, kind: p.kind, name_zh: p.name.zh, name_en: p.name.en })))
    .onConflict((c) => c.column('prefecture_code').doUpdateSet((e) => ({ kind: e.ref('excluded.kind'), name_zh: e.ref('excluded.name_zh'), name_en: e.ref('excluded.name_en') })))
    .execute();
}

import { z } from 'zod';

/** The 32 places of application in the order people see them (选择省份, R-2.2.1-09): 31 provinces by their GB/T 2260 prefix, 66 for 新疆兵团. */
export const PROVINCE_CODES = [
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41',
  '42', '43', '44', '45', '46', '51', '52', '53', '54', '50', '61', '62', '63', '64', '65', '66',
] as const;

/** Place of application (报名地): a province, or 66 for the XPCC (新疆兵团). */
export const ProvinceCode = z.enum(PROVINCE_CODES, 'field.choose');
export type ProvinceCode = z.infer<typeof ProvinceCode>;

/** A prefecture-level place (地市): four digits of GB/T 2260, `xx00` for 省直, `66xx` for a division of the XPCC. */
export const PrefectureCode = z.string('field.choose').regex(/^\d{4}$/, 'field.choose').brand('PrefectureCode');
export type PrefectureCode = z.infer<typeof PrefectureCode>;

/** A place of application as other modules see it. */
export type Province = { code: ProvinceCode; order: number; nameZh: string; nameEn: string; shortZh: string; agencyZh: string; agencyEn: string; phones: string[] };

/** A prefecture-level place as other modules see it. */
export type Prefecture = { code: PrefectureCode; province: ProvinceCode; nameZh: string; nameEn: string };

/** The province a prefecture lies in. */
export function provinceOf(prefecture: PrefectureCode): ProvinceCode {
  return ProvinceCode.parse(prefecture.slice(0, 2));
}

import { z } from 'zod';
import { Words } from './words.ts';

/** The 32 places of application in the order people see them (选择省份, R-2.2.1-09): 31 provinces by their GB/T 2260 prefix, 66 for 新疆兵团. */
export const PROVINCE_CODES = [
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41',
  '42', '43', '44', '45', '46', '51', '52', '53', '54', '50', '61', '62', '63', '64', '65', '66',
] as const;

/** Place of application (报名地): a province, or 66 for the XPCC (新疆兵团). */
export const ProvinceCode = z.enum(PROVINCE_CODES, 'field.choose');
export type ProvinceCode = z.infer<typeof ProvinceCode>;

/** A prefecture-level place (地市): four digits of GB/T 2260, `xx00` for 省直 or a whole municipality, `66xx` for a division of the XPCC. */
export const PrefectureCode = z.string('field.choose').regex(/^\d{4}$/, 'field.choose');
export type PrefectureCode = z.infer<typeof PrefectureCode>;

/** A place of application with whom to ask there (各省业务咨询电话, R-1.1-01). */
export const Province = z.object({
  code: ProvinceCode,
  order: z.number().int().min(1).max(32),
  name: Words,
  fullNameZh: z.string().min(1),
  short: Words,
  agency: Words,
  phones: z.array(z.string().regex(/^0\d{2,3}-\d{7,8}$/)).min(1),
  phonesFictional: z.boolean(),
  /** A line the province tells everybody who applies there (提示). */
  notice: Words.nullable().default(null),
});
export type Province = z.infer<typeof Province>;

/** What a prefecture-level place is; `provincial_units` is 省直, `county_level` the counties directly under a province. */
export const PrefectureKind = z.enum(['city', 'prefecture', 'autonomous_prefecture', 'league', 'municipality', 'provincial_units', 'county_level', 'xpcc_division']);
export type PrefectureKind = z.infer<typeof PrefectureKind>;

/** A prefecture-level place (地市). */
export const Prefecture = z.object({ code: PrefectureCode, province: ProvinceCode, kind: PrefectureKind, name: Words });
export type Prefecture = z.infer<typeof Prefecture>;

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ProvinceCode } from '#contracts/regions.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { creditCodeCheck, isCreditCode } from './domain/credit-code.ts';
import type { CollectingUnit } from './platform/fiscal-platform.ts';

/** The collecting unit (执收单位) of a province, where it has one. */
export type CollectingUnits = (province: string) => CollectingUnit | undefined;

const UnitsFile = z.record(ProvinceCode, z.strictObject({
  name: z.string().min(2).max(60), creditCode: z.string().refine(isCreditCode, 'must be a 统一社会信用代码 whose last sign fits'), itemCode: z.string().regex(/^[0-9A-Za-z]{4,24}$/), itemName: z.string().min(2).max(60), payee: z.string().min(2).max(30), reviewer: z.string().min(2).max(30),
}).refine((unit) => unit.payee !== unit.reviewer, { path: ['reviewer'], message: 'must be another person than the payee' }));

/** The units as the file of the settings names them, by province; a wrong file stops the start. */
export function readUnits(path: string): CollectingUnits {
  let units: z.infer<typeof UnitsFile>;
  try {
    units = UnitsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw startFault(`FISCAL_UNITS: ${path}: ${error instanceof z.ZodError ? z.prettifyError(error) : 'cannot be read as JSON'}`);
  }
  return (province) => { const known = ProvinceCode.safeParse(province); return known.success ? units[known.data] : undefined; };
}

/** Invented units for the stand-in: every province has one. */
export const inventedUnits: CollectingUnits = (province) => {
  const seventeen = `12${province}0000MB00000${province}`;
  return { name: '省级人事考试机构（虚构）', creditCode: `${seventeen}${creditCodeCheck(seventeen) ?? ''}`, itemCode: '103044609', itemName: '专业技术人员职业资格考试考务费', payee: '陈静', reviewer: '周敏' };
};

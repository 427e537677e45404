import type { Lang } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import { listExams, listProvinces } from './modules/catalogue/index.ts';
import type { Tx } from './platform/db/tx.ts';

/** Provinces with their agencies, and exams, by name: for modules that stand beside the catalogue. */
export const namePlaces = {
  listPlaces: async (tx: Tx, lang: Lang): Promise<{ code: ProvinceCode; name: string; agency: string }[]> => (await listProvinces(tx)).map((p) => ({ code: p.code, name: p.name[lang], agency: p.agency.zh })),
  listExamNames: async (tx: Tx, lang: Lang): Promise<{ code: string; name: string }[]> => (await listExams(tx)).map((e) => ({ code: e.code, name: e.name[lang] })),
};

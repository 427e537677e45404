import type { Instant } from '#contracts/dates.ts';
import type { PhotoChangeChoices } from '#contracts/photos.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listCurrentSittings, listProvinces } from '../catalogue/index.ts';

/** The exams and provinces a change request may name, in the reader's language: sittings open or ahead, provinces in the manual's order. */
export async function changeChoices(tx: Tx, lang: Lang, now: Instant): Promise<PhotoChangeChoices> {
  const current = await listCurrentSittings(tx, now);
  const provinces = await listProvinces(tx);
  return {
    sittings: current.map(({ sitting, exam }) => ({ value: sitting.id, text: `${exam.name[lang]} · ${String(sitting.year)}` })),
    provinces: provinces.map((province) => ({ value: province.code, text: province.name[lang] })),
  };
}

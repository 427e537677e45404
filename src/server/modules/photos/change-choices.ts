import type { Instant } from '#contracts/dates.ts';
import type { PhotoChangeChoices } from '#contracts/photos.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listProvinces } from '../catalogue/index.ts';
import type { PhotosEnv } from './photos-env.ts';

/** The exams and provinces a change request may name, in the reader's language, provinces in the manual's order. */
export async function changeChoices(env: PhotosEnv, tx: Tx, lang: Lang, now: Instant): Promise<PhotoChangeChoices> {
  const sittings = await env.sittings(tx, now);
  const provinces = await listProvinces(tx);
  return {
    sittings: sittings.map((sitting) => ({ value: sitting.id, text: sitting.name[lang] })),
    provinces: provinces.map((province) => ({ value: province.code, text: province.name[lang] })),
  };
}

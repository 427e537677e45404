import type { Instant } from '#contracts/dates.ts';
import type { Prefecture, Province } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { digestOf } from '#server/platform/reference/reference-cache.ts';
import { claimEdition } from '#server/platform/reference/reference-edition.store.ts';
import { replaceRegions } from '../regions.store.ts';

/** Brings provinces and prefectures into the tables (省份、地市); repeating it, or running it in several processes at once, changes nothing. True when it wrote. */
export async function loadRegions(tx: Tx, seeds: { provinces: Province[]; prefectures: Prefecture[] }, now: Instant): Promise<boolean> {
  const isNew = await claimEdition(tx, 'regions', digestOf(seeds), now);
  if (isNew) await replaceRegions(tx, seeds.provinces, seeds.prefectures);
  return isNew;
}

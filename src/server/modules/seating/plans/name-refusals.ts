import type { Sitting } from '#contracts/catalogue.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { findPrefecture } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { halfDayWords } from './sitting-times.ts';

/** The rules speak of places and half-days by code; people read names and days. */
export async function nameRefusals(tx: Tx, sitting: Pick<Sitting, 'examOn'>, refusals: readonly Refusal[]): Promise<Refusal[]> {
  const named: Refusal[] = [];
  for (const refusal of refusals) {
    const { prefecture, halfDay } = refusal.params ?? {};
    const place = prefecture === undefined ? undefined : (await findPrefecture(tx, String(prefecture)))?.name;
    const when = halfDay === undefined ? undefined : halfDayWords(sitting, Number(halfDay));
    named.push({ ...refusal, params: { ...refusal.params, ...(place && { place: place.zh, placeEn: place.en }), ...(when && { when: when.zh, whenEn: when.en }) } });
  }
  return named;
}

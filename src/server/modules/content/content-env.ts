import type { Lang } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A place or exam to choose, by name; `agency` is how the place signs what it writes. */
export type Place = { code: ProvinceCode; name: string; agency: string };

/** What content needs of the module that knows places and exams. */
export type ContentEnv = {
  listPlaces: (tx: Tx, lang: Lang) => Promise<readonly Place[]>;
  listExamNames: (tx: Tx, lang: Lang) => Promise<readonly { code: string; name: string }[]>;
};

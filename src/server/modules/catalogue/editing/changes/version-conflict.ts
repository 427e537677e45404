import { beijingTime } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { CatalogueChange } from '#contracts/sittings.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { listChangesSince } from './changes.store.ts';

/** Fields named in a refusal before it says "and more". */
const NAMED = 6;

/** The no for whoever edited an older version: who changed it meanwhile, when, and which fields. */
export async function changedMeanwhile(tx: Tx, kind: CatalogueChange['kind'], subject: string, version: number): Promise<Refusal> {
  const since = await listChangesSince(tx, kind, subject, version);
  const paths = [...new Set(since.flatMap((c) => c.fields.map((f) => f.path)))];
  const what = paths.slice(0, NAMED).join('、') + (paths.length > NAMED ? '…' : '');
  const last = since[0];
  return refuse('catalogue.changed_meanwhile', { params: { by: [...new Set(since.map((c) => c.by))].join('、') || '—', at: last ? beijingTime(last.at) : '—', what: what || '—' } });
}

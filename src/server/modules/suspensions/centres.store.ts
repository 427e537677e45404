import type { Tx } from '#server/platform/db/tx.ts';

export type CentreOf = { id: string; name: string; province: string; prefecture: string };

const read = (tx: Tx) => tx.selectFrom('test_centre').select(['centre_id', 'name', 'province', 'prefecture']);
const open = (r: { centre_id: string; name: string; province: string; prefecture: string }): CentreOf => ({ id: r.centre_id, name: r.name, province: r.province, prefecture: r.prefecture });

/** One test centre by its id. */
export async function findCentreOf(tx: Tx, id: string): Promise<CentreOf | undefined> {
  const row = await read(tx).where('centre_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** The test centres of a province, by code. */
export async function listCentresIn(tx: Tx, province: string): Promise<CentreOf[]> {
  return (await read(tx).where('province', '=', province).where('closed_at', 'is', null).orderBy('code').limit(2000).execute()).map(open);
}

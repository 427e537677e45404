import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { openForm } from './applications.store.ts';
import { listSeatableAfter, type SeatableRow, type SittingPlace } from './seatable.store.ts';

/** A complete application (S12) as those who allocate seats may know it. */
export type Seatable = Omit<SeatableRow, 'form'> & { needsAccess: boolean; employer: string; address: string };

/** The next complete applications behind a place, with what seats depend on: special needs stated, employer and address. */
export async function readSeatableAfter(tx: Tx, kit: Kit, place: SittingPlace, after: { accountId: string; id: string } | null, limit: number): Promise<Seatable[]> {
  return (await listSeatableAfter(tx, place, after, limit)).map(({ form: sealed, ...row }) => {
    const form = sealed && openForm(kit.crypto, sealed);
    return { ...row, needsAccess: (form?.specialNeeds ?? '') !== '', employer: form?.employer ?? '', address: form?.address ?? '' };
  });
}

import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { nextChangeState } from '../domain/photo-states.ts';
import { listOverduePermissions, lockChange, moveChange } from '../photo-changes.store.ts';

/** Closes permissions nobody used in time; each is read again under its lock, since an upload may be using it this moment. */
export async function expirePermissions(tx: Tx, now: Instant, size: number): Promise<number> {
  let expired = 0;
  for (const overdue of await listOverduePermissions(tx, now, size)) {
    const change = await lockChange(tx, overdue.accountId, overdue.id);
    const to = change && nextChangeState(change.state, 'expire');
    if (!change || !to || change.expiresAt === null || change.expiresAt > now) continue;
    await moveChange(tx, change, { act: 'expire', to }, { kind: 'system', id: null }, now);
    expired += 1;
  }
  return expired;
}

import { createHash } from 'node:crypto';
import type { Tx } from '../db/tx.ts';
import { editionsClaimed, findEdition, hasAnnounced } from './reference-edition.store.ts';

/** How long a process may go on with what it remembers before it looks whether another process loaded something newer. */
const LOOK_AGAIN_MS = 2_000;

/** The digest of an edition: the same content has the same digest, in every process. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

type Kept<T> = { digest: string; value: T; lookedAt: number; claimed: number };

/**
 * Reads a set of reference data through the process's memory: a look at its digest every two seconds, and the tables again only when it changed.
 * `unannounced` is the digest of a set that is complete before anything was loaded or edited.
 */
export function keptUntilChanged<T>(name: string, read: (tx: Tx) => Promise<T>, unannounced?: string): (tx: Tx) => Promise<T> {
  let kept: Kept<T> | undefined;
  // what a transaction reads after its own edit is its own: kept as long as it lasts
  const ownReads = new WeakMap<Tx, { claimed: number; value: Promise<T> }>();
  const readOnce = (tx: Tx): Promise<T> => {
    const before = ownReads.get(tx);
    const own = before?.claimed === editionsClaimed() ? before : { claimed: editionsClaimed(), value: read(tx) };
    ownReads.set(tx, own);
    return own.value;
  };
  return async (tx) => {
    if (hasAnnounced(tx, name)) return readOnce(tx);
    if (kept !== undefined && kept.claimed === editionsClaimed() && performance.now() - kept.lookedAt < LOOK_AGAIN_MS) return kept.value;
    const claimed = editionsClaimed();
    const digest = (await findEdition(tx, name)) ?? unannounced;
    const value = kept !== undefined && kept.digest === digest ? kept.value : await read(tx);
    kept = digest === undefined ? undefined : { digest, value, lookedAt: performance.now(), claimed };
    return value;
  };
}

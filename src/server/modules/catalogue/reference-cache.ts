import { createHash } from 'node:crypto';
import type { Tx } from '#server/platform/db/tx.ts';
import { findEdition } from './reference-edition.store.ts';

/** The digest of an edition: the same content has the same digest, in every process. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** Reads a set of reference data through the process's memory: one look at its digest, and the tables again only when it changed. */
export function keptUntilChanged<T>(name: string, read: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  let kept: { digest: string; value: T } | undefined;
  return async (tx) => {
    const digest = await findEdition(tx, name);
    if (kept !== undefined && kept.digest === digest) return kept.value;
    const value = await read(tx);
    kept = digest === undefined ? undefined : { digest, value };
    return value;
  };
}

import type { Tx } from '../db/tx.ts';

/** What a secret derived from the first master key is for: digests for search, codes the program reads back, files. */
export const USES = ['index', 'mac', 'blobs'] as const;
export type Use = (typeof USES)[number];

/** The derived secrets as they are kept, sealed. */
export async function listKeptKeys(tx: Tx): Promise<{ use: string; secret_sealed: Buffer }[]> {
  return tx.selectFrom('kept_key').select(['use', 'secret_sealed']).execute();
}

/** Keeps derived secrets unless some are kept already: of several processes that start at once one does. */
export async function insertKeptKeys(tx: Tx, kept: readonly { use: Use; sealed: Buffer }[], at: Date): Promise<void> {
  await tx.insertInto('kept_key').values(kept.map(({ use, sealed }) => ({ use, secret_sealed: sealed, kept_at: at }))).onConflict((c) => c.column('use').doNothing()).execute();
}

/** The use under which the secret of a version of the index is kept. */
export const indexUse = (version: number): string => (version === 1 ? 'index' : `index/${String(version)}`);

/** Keeps the secret of a new version of the index. */
export async function insertIndexSecret(tx: Tx, version: number, sealed: Buffer, at: Date): Promise<void> {
  await tx.insertInto('kept_key').values({ use: indexUse(version), secret_sealed: sealed, kept_at: at }).execute();
}

import type { MajorVersion } from './versions.store.ts';

const MOST = 6;

/**
 * Keeps what follows from a version as it was saved and takes a while to find, for the next read of the same (检查、对照 of ten thousand lines). For reads only: a
 * row version that is read has been committed and never changes again, one that is being written may still be taken back.
 */
export function keptByVersion<T>(): (v: Pick<MajorVersion, 'id' | 'rowVersion'>, find: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (v, find) => {
    const key = `${v.id} ${String(v.rowVersion)}`;
    const there = kept.get(key);
    if (there !== undefined) return there;
    const found = await find();
    const [oldest] = kept.keys();
    if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
    kept.set(key, found);
    return found;
  };
}

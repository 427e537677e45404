const MOST = 20_000;

/** Reads through the memory of this process: what was read is good for so many milliseconds of real time, in which other processes' changes are not seen. `by` is what it is read with, and no part of the key. */
export function keptBriefly<T, By extends unknown[] = []>(milliseconds: number, read: (key: string, ...by: By) => Promise<T>): (key: string, ...by: By) => Promise<T> {
  const kept = new Map<string, { value: T; until: number }>();
  return async (key, ...by) => {
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.value;
    const value = await read(key, ...by);
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { value, until: performance.now() + milliseconds });
    return value;
  };
}

const MOST = 20_000;

/** Reads through the memory of this process: what was read is good for so many milliseconds of real time, in which other processes' changes are not seen. */
export function keptBriefly<T>(milliseconds: number, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { value: T; until: number }>();
  return async (key) => {
    const known = kept.get(key);
    if (known && known.until > performance.now()) return known.value;
    const value = await read(key);
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { value, until: performance.now() + milliseconds });
    return value;
  };
}

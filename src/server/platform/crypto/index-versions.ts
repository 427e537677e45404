/** A change of the index secret (索引密钥更换): to which version, and how far it came. */
export type IndexChange = { number: number; preparedAt: number; writingAt: number | null; finishedAt: number | null };

/** Versions of the index as a process uses them from its start: the newest it knows, the one it writes, and those the database may hold. */
export function versionsInUse(change: IndexChange | undefined): { newest: number; written: number; live: number[] } {
  if (!change) return { newest: 1, written: 1, live: [1] };
  const { number, writingAt, finishedAt } = change;
  if (finishedAt !== null) return { newest: number, written: number, live: [number] };
  return { newest: number, written: writingAt === null ? number - 1 : number, live: [number - 1, number] };
}

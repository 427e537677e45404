const turns = new Map<string, Promise<unknown>>();

/** Works under one key follow each other in this process; works under different keys do not wait. What fails holds nobody up. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key);
  const mine = before ? before.then(work, work) : work();
  turns.set(key, mine);
  const leave = () => { if (turns.get(key) === mine) turns.delete(key); };
  mine.then(leave, leave);
  return mine;
}

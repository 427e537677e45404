/** Lets a few pieces of heavy work run at once and a bounded number wait; beyond that the answer is “busy” at once. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T | 'busy'>;

/** Picture work is bounded by this gate, so that a crowd of uploads cannot take all memory and every core. */
export function createGate(atOnce: number, mayWait: number): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= mayWait) return 'busy';
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
}

import { z } from 'zod';
import { journalInMemory, type Journal } from './journal.ts';

/** One thing the bank did, at which account; `''` where it has none. */
export const Counted = z.object({ what: z.string(), account: z.string() });
export type Counted = z.infer<typeof Counted>;

/** How often each happened at an account. */
export type Tallied = Counted & { times: number };

/**
 * What the bank put wrong and how its letters were answered, counted; a journal of its own keeps it beyond the process. A letter is counted before it leaves and again when it is answered, so that a bank
 * killed in between has counted too little of answers and never too little of sendings.
 */
export function openTally(journal: Journal<Counted> = journalInMemory()) {
  const times = new Map<string, Tallied>();
  const count = ({ what, account }: Counted): void => {
    const key = `${account}/${what}`;
    times.set(key, { what, account, times: (times.get(key)?.times ?? 0) + 1 });
  };
  for (const one of journal.past) count(one);
  return {
    add(what: string, account = ''): void {
      journal.add({ what, account });
      count({ what, account });
    },
    all: (): Tallied[] => [...times.values()],
  };
}

export type Tally = ReturnType<typeof openTally>;

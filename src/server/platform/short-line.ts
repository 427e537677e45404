/** Who may go before others: staff at work are not kept waiting by a rush of candidates. */
export type Standing = 'ahead' | 'behind';

/** Work that was not begun because too many wait for it, or because its turn came too late; whoever asked may come back after `seconds`. */
export class LineFull extends Error {
  override readonly name = 'LineFull';
  constructor(readonly seconds: number) {
    super('too many wait in this line');
  }
}

export type LineRules = {
  /** Works under way at the same time. */
  atOnce: number;
  /** Works that may wait, of one standing; one more is refused at once. */
  most: number;
  /** A work that has waited longer is refused instead of begun: who asked has most likely gone, and those behind still hope. */
  patienceMs: number;
  /** Seconds to tell those who are refused, drawn anew for each so that they do not all come back at once. */
  comeBackIn: () => number;
  now?: () => number;
};

export type ShortLine = {
  /** Runs the work when it is its turn; rejects with `LineFull` without running it. */
  run<T>(work: () => Promise<T>, standing?: Standing): Promise<T>;
  /** Works that wait now. */
  waiting(): number;
};

type Waiting = { since: number; go: () => void; refuse: () => void };

/** A line for dear work that says no early: few at once, few waiting, nobody waiting long, the others untouched by it. */
export function shortLine({ atOnce, most, patienceMs, comeBackIn, now = () => performance.now() }: LineRules): ShortLine {
  const lines: Record<Standing, Waiting[]> = { ahead: [], behind: [] };
  let free = atOnce;

  function next(): void {
    for (;;) {
      const turn = lines.ahead.shift() ?? lines.behind.shift();
      if (!turn) { free++; return; }
      if (now() - turn.since <= patienceMs) { turn.go(); return; }
      turn.refuse();
    }
  }

  function turnOf(standing: Standing): Promise<void> {
    if (free > 0) { free--; return Promise.resolve(); }
    const line = lines[standing];
    if (line.length >= most) return Promise.reject(new LineFull(comeBackIn()));
    return new Promise((go, no) => line.push({ since: now(), go, refuse: () => { no(new LineFull(comeBackIn())); } }));
  }

  return {
    async run(work, standing = 'behind') {
      await turnOf(standing);
      try {
        return await work();
      } finally {
        next();
      }
    },
    waiting: () => lines.ahead.length + lines.behind.length,
  };
}

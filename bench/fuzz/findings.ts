import type { Answered, Sent } from './line.ts';

/** What should never happen, each once by its kind and place, with the request that shows it. */
export type Finding = { what: string; where: string; who: string; times: number; request: string; answer: string };

/** The list of findings of a run, and how answers were spread. */
export type Findings = ReturnType<typeof findings>;

export function findings() {
  const found = new Map<string, Finding>();
  const statuses = new Map<number, number>();
  return {
    count(status: number): void {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    },
    note(what: string, where: string, who: string, sent: Sent, answered: Answered): void {
      const key = `${what} ${where}`;
      const before = found.get(key);
      if (before) before.times += 1;
      else found.set(key, { what, where, who, times: 1, request: `${sent.method} ${sent.path.slice(0, 300)}${sent.body === undefined ? '' : ` ${sent.body.slice(0, 600)}`}`, answer: `${String(answered.status)} ${answered.text.slice(0, 400)}` });
    },
    all: (): Finding[] => [...found.values()],
    statuses: (): Record<string, number> => Object.fromEntries([...statuses].sort(([a], [b]) => a - b).map(([status, times]) => [String(status), times])),
  };
}

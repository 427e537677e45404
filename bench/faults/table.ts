import { percentile } from '../support/world.ts';
import type { Round } from './round.ts';

/** The rounds by fault, as the documentation shows them. */
export function table(rounds: readonly Round[]): string {
  const names = [...new Set(rounds.map(({ faults }) => faults.join(' + ')))];
  const line = (name: string, of: readonly Round[]) => {
    const sum = (count: (round: Round) => number) => String(of.reduce((all, round) => all + count(round), 0));
    const found = (...kinds: string[]) => sum(({ findings }) => findings.filter(({ kind }) => kinds.includes(kind)).length);
    const times = of.map(({ healthyAfterMs }) => healthyAfterMs);
    const seconds = (ms: number) => (ms / 1_000).toFixed(1);
    return `| ${[name, String(of.length), sum(({ acked }) => acked), sum(({ interrupted }) => interrupted), seconds(percentile(times, 50)), seconds(Math.max(...times)), found('lost'), found('doubled'), found('invariant', 'answers', 'recovery')].join(' | ')} |`;
  };
  return [
    '| fault | rounds | acts answered | acts interrupted | well again after s: median | longest | lost | doubled | other findings |', '|---|---|---|---|---|---|---|---|---|',
    ...names.toSorted().map((name) => line(name, rounds.filter(({ faults }) => faults.join(' + ') === name))), ...(rounds.length > 0 ? [line('**together**', rounds)] : []), '',
  ].join('\n');
}

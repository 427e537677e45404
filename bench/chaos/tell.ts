import type { Facts } from './facts.ts';
import { SABOTAGES, unseenIn } from './sabotage.ts';
import { table } from './table.ts';
import { judge } from './verdict.ts';

/** What a run brings home, and keeps in `facts.json` of its folder where it is asked to. */
export type Told = { facts: Facts; acts: Record<string, number>; /** What ended without having been killed. */ surprises: string[]; run: Record<string, string | number> & { orders: number } };

/** The verdict and its table. Facts that are clean are put wrong in every way, to see that it would have been seen. */
export function tell({ facts, acts, surprises, run }: Told): { text: string; clean: boolean } {
  const found = [...judge(facts, { rare: run.orders >= 1_000 }), ...surprises];
  const unseen = found.length > 0 ? [] : unseenIn(facts);
  const breaches = [...found, ...unseen.map((name) => `the verdict does not see: ${name}`)];
  const seen = found.length > 0 ? 'not tried' : `${String(SABOTAGES.length - unseen.length)} of ${String(SABOTAGES.length)}`;
  return { text: table(facts, breaches, { ...run, 'sabotages seen': seen }, acts), clean: breaches.length === 0 };
}

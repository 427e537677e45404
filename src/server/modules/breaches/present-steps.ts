import type { BreachView } from '#contracts/breaches.ts';
import { DISPOSITIONS } from '#contracts/breach-articles.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Instant } from '#contracts/dates.ts';
import type { BreachCase } from './breach-case.ts';
import { words } from './words.ts';

type Step = keyof (typeof words)['zh']['steps'];

const REACHED_BY: Record<Step, readonly string[]> = {
  opened: ['open', 'amend'], noticed: ['notify'], hearing: ['serve_notice'], proposed: ['propose'], decided: ['approve'], served: ['serve_decision'], recorded: ['serve_decision'],
};
const PLACE: Record<BreachCase['state'], number> = { opened: 0, noticed: 1, hearing: 2, heard: 2, proposed: 3, decided: 4, served: 5, recorded: 6, dismissed: -1, withdrawn: -1, corrected: 6 };

/** The steps of the procedure as they are drawn, each with when it was reached; a case that ended early shows its end instead of what was left. */
export function stepsOf(c: BreachCase, events: readonly { act: string; to: string; at: Instant }[], lang: Lang): BreachView['steps'] {
  const w = words[lang];
  const last = events.findLastIndex((e) => e.act === 'amend');
  const since = last < 0 ? events : events.slice(last);
  const meant = c.disposition ?? c.noticedDisposition;
  const recorded = meant === null || DISPOSITIONS[meant].record !== null;
  const all: Step[] = ['opened', 'noticed', 'hearing', 'proposed', 'decided', 'served', ...(recorded ? (['recorded'] as const) : [])];
  const at = (step: Step) => since.findLast((e) => REACHED_BY[step].includes(e.act))?.at ?? null;
  const place = PLACE[c.state];
  if (place < 0) {
    const reached = all.filter((step) => at(step) !== null);
    return [...reached.map((step) => ({ text: w.steps[step], at: at(step), standing: 'done' as const })), { text: w.ended[c.state] ?? '', at: events.at(-1)?.at ?? null, standing: 'ended' as const }];
  }
  const steps: BreachView['steps'] = all.map((step, n) => ({ text: w.steps[step], at: n <= place ? at(step) : null, standing: n < place || (n === place && n === all.length - 1) ? 'done' : n === place ? 'now' : 'later' }));
  return c.state === 'corrected' ? [...steps, { text: w.ended['corrected'] ?? '', at: events.findLast((e) => e.act === 'correct')?.at ?? null, standing: 'ended' }] : steps;
}

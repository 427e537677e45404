import { z } from 'zod';

/** Whether people wait: never, when health or an opening asks for it, or from now on (高峰模式). */
export const RushMode = z.enum(['off', 'automatic', 'on']);
export type RushMode = z.infer<typeof RushMode>;

/** Why people have to wait: an opening that is near or just was, health that was bad, or an operator's wish. */
export const RushCause = z.enum(['opening', 'health', 'operator']);
export type RushCause = z.infer<typeof RushCause>;

/** The lanes of the waiting room, in the order they are numbered: everybody, who was inside lately, who is shown pages in another way. */
export const LANES = ['general', 'inside', 'access'] as const;
export type Lane = (typeof LANES)[number];

/** Most people a second an operator may allow. */
export const MOST_A_SECOND = 10_000;

/** Body of setting rush mode; a cap that is null follows the program's own. */
export const SetRush = z.strictObject({
  mode: RushMode, cap: z.number('field.number').int('field.number').min(1, 'field.too_small').max(MOST_A_SECOND, 'field.too_large').nullable(),
  reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long'),
}).meta({ id: 'SetRush' });
export type SetRush = z.infer<typeof SetRush>;

/** One point of the curve: how fast people are let in, how many wait, and the three measures of health. */
export const RushMoment = z.object({ at: z.number(), rate: z.number(), pace: z.number(), waiting: z.number(), inside: z.number(), shed: z.number(), loopLagMs: z.number(), databaseMs: z.number(), p95Ms: z.number() });
export type RushMoment = z.infer<typeof RushMoment>;

/** Rush mode as operators see it. */
export const RushView = z.object({
  now: z.number(), mode: RushMode, /** Not set by anybody: the installation's own. */ byDefault: z.boolean(), cap: z.number(), capByDefault: z.boolean(), reason: z.string().nullable(), changedBy: z.string().nullable(), changedAt: z.number().nullable(),
  /** The round that is on: since when people may have to wait, and why. */
  round: z.object({ id: z.string(), cause: RushCause, startedAt: z.number(), drawUntil: z.number().nullable(), admitted: z.number(), signedIn: z.number(), lanes: z.array(z.object({ lane: z.enum(LANES), waiting: z.number(), admitted: z.number() })) }).nullable(),
  rate: z.number(), pace: z.number(), waiting: z.number(), inside: z.number(), processes: z.number(),
  moments: z.array(RushMoment), targets: z.object({ loopLagMs: z.number(), databaseMs: z.number(), p95Ms: z.number() }),
}).meta({ id: 'RushView' });
export type RushView = z.infer<typeof RushView>;

/** How a place stands: drawing lots, waiting, due now, its turn is long past, it was used in another browser, or nobody waits. */
export const PlaceState = z.enum(['drawing', 'waiting', 'due', 'missed', 'used', 'open']);
export type PlaceState = z.infer<typeof PlaceState>;

/** What a waiting browser is told; no number in it is about a person. */
export const PlaceTold = z.object({
  state: PlaceState,
  /** About how many are ahead; null while lots are drawn. */
  ahead: z.number().nullable(),
  /** About how many seconds it takes; null while nothing can be said. */
  seconds: z.number().nullable(),
  /** Why the number or the time is worse than what was said before. */
  worse: z.enum(['drawing', 'slower']).nullable(),
  /** When lots will have been drawn. */
  drawUntil: z.number().nullable(),
  /** Seconds until the browser should ask again. */
  again: z.number(),
});
export type PlaceTold = z.infer<typeof PlaceTold>;

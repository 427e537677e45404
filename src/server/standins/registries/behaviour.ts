import { z } from 'zod';

export const RegistryName = z.enum(['identity', 'education', 'degree', 'title', 'credit']);
export type RegistryName = z.infer<typeof RegistryName>;

/**
 * How one registry misbehaves on demand: `slow` answers after `delayMs`; `down` cuts the line; `lost` does what it was asked and then cuts the line;
 * `denied` knows our key no more; `busy` answers 503; `limited` 429 with Retry-After; `flaky` fails every other call; `garbled` answers with something that is no answer; `forged` signs
 * with a wrong key; `stale` signs for an hour ago; `repeated` gives the last answer again; `reordered` turns the answers of a batch round;
 * `contradictory` says 通过 while its own comparison says the data differ, and of a report that nothing was taken.
 */
export const RegistryBehaviour = z.strictObject({
  mode: z.enum(['normal', 'slow', 'down', 'lost', 'denied', 'busy', 'limited', 'flaky', 'garbled', 'forged', 'stale', 'repeated', 'reordered', 'contradictory']),
  delayMs: z.number().int().min(0).max(120_000).default(20_000),
  /** Requests a second before 429; absent: any number. */
  perSecond: z.number().positive().max(10_000).optional(),
});
export type RegistryBehaviour = z.infer<typeof RegistryBehaviour>;

export const NORMAL: RegistryBehaviour = { mode: 'normal', delayMs: 20_000 };

/** What the control endpoint takes: the behaviour of the registries named, the others stay as they are. */
export const BehaviourChange = z.strictObject({
  identity: RegistryBehaviour.optional(), education: RegistryBehaviour.optional(), degree: RegistryBehaviour.optional(), title: RegistryBehaviour.optional(), credit: RegistryBehaviour.optional(),
});
export type BehaviourChange = z.infer<typeof BehaviourChange>;

/** Every registry behaving so. */
export const allOf = (behaviour: RegistryBehaviour): Record<RegistryName, RegistryBehaviour> => ({ identity: behaviour, education: behaviour, degree: behaviour, title: behaviour, credit: behaviour });

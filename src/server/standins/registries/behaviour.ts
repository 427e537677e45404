import { z } from 'zod';

export const RegistryName = z.enum(['identity', 'education', 'degree']);
export type RegistryName = z.infer<typeof RegistryName>;

/**
 * How one registry misbehaves on demand: `slow` answers after `delayMs`; `down` cuts the line; `busy` answers 503;
 * `flaky` fails every other call; `garbled` answers with something that is no answer; `forged` signs with a wrong
 * key; `contradictory` says 通过 while its own comparison says the data differ.
 */
export const RegistryBehaviour = z.strictObject({
  mode: z.enum(['normal', 'slow', 'down', 'busy', 'flaky', 'garbled', 'forged', 'contradictory']),
  delayMs: z.number().int().min(0).max(120_000).default(20_000),
});
export type RegistryBehaviour = z.infer<typeof RegistryBehaviour>;

export const NORMAL: RegistryBehaviour = { mode: 'normal', delayMs: 20_000 };

/** What the control endpoint takes: the behaviour of the registries named, the others stay as they are. */
export const BehaviourChange = z.strictObject({
  identity: RegistryBehaviour.optional(),
  education: RegistryBehaviour.optional(),
  degree: RegistryBehaviour.optional(),
});
export type BehaviourChange = z.infer<typeof BehaviourChange>;

import { randomBytes } from 'node:crypto';
import { httpRegistries, type Registries } from './modules/verification/index.ts';
import type { Settings } from './platform/config/settings.ts';
import { NORMAL, type BehaviourChange, type RegistryBehaviour, type RegistryName } from './standins/registries/behaviour.ts';
import { addKnownPeople, controlRegistries } from './standins/registries/control-registries.ts';
import type { KnownPerson } from './standins/registries/people.ts';
import { startRegistries } from './standins/registries/start-registries.ts';

const PATIENCE = 10_000;

/** The handle on the in-process stand-in: what the demonstration drawer turns. */
export type StandInRegistries = {
  /** How each behaves now. */
  behaviours(): Readonly<Record<RegistryName, RegistryBehaviour>>;
  behave(change: BehaviourChange): Promise<void>;
  addPeople(persons: KnownPerson[]): Promise<void>;
};

export type OpenRegistries = { ports: Registries; standIn: StandInRegistries | undefined };

/**
 * The registries as the settings choose them. A stand-in is started inside this process, on a private port and with a key nobody
 * else has, when it is first asked; production was refused it by the settings. Both are spoken to over the same signed HTTP.
 */
export function openRegistries(settings: Pick<Settings, 'mode' | 'identityRegistry' | 'educationRegistry'>): OpenRegistries {
  const { identityRegistry, educationRegistry } = settings;
  const now = Date.now;
  if (identityRegistry.kind === 'real' && educationRegistry.kind === 'real') {
    return { ports: httpRegistries({ identity: identityRegistry, education: educationRegistry, timeoutMs: PATIENCE, now }), standIn: undefined };
  }
  if (settings.mode === 'production') throw new Error('production must ask the real registries');
  let behaviours: Record<RegistryName, RegistryBehaviour> = { identity: NORMAL, education: NORMAL, degree: NORMAL };
  const standIn = once(async () => {
    const key = randomBytes(24).toString('base64url');
    const { url } = await startRegistries({ key, background: true });
    return { url, key, now };
  });
  const line = once(async () => {
    const gateway = await standIn();
    const identity = identityRegistry.kind === 'real' ? identityRegistry : gateway;
    const education = educationRegistry.kind === 'real' ? educationRegistry : gateway;
    return httpRegistries({ identity, education, timeoutMs: PATIENCE, now });
  });
  return {
    ports: {
      identity: { ask: async (question) => (await line()).identity.ask(question) },
      education: { ask: async (question) => (await line()).education.ask(question) },
      degree: { ask: async (question) => (await line()).degree.ask(question) },
    },
    standIn: {
      behaviours: () => behaviours,
      async behave(change) {
        await controlRegistries(await standIn(), change);
        behaviours = { identity: change.identity ?? behaviours.identity, education: change.education ?? behaviours.education, degree: change.degree ?? behaviours.degree };
      },
      addPeople: async (persons) => addKnownPeople(await standIn(), persons),
    },
  };
}

/** Makes something the first time it is needed; a failed attempt is tried again the next time. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

import { randomBytes } from 'node:crypto';
import { httpCreditPlatform, type CreditPlatform } from './modules/integrity/index.ts';
import { httpRegistries, type Registries } from './modules/verification/index.ts';
import type { OptionalService, Settings } from './platform/config/settings.ts';
import type { Outside } from './platform/outside/outside.ts';
import { allOf, NORMAL, RegistryName, type BehaviourChange, type RegistryBehaviour } from './standins/registries/behaviour.ts';
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

export type OpenRegistries = { ports: Registries; /** Absent: none is connected. */ credit: CreditPlatform | undefined; standIn: StandInRegistries | undefined };
type Chosen = Pick<Settings, 'mode' | 'identityRegistry' | 'educationRegistry' | 'titleRegistry' | 'creditPlatform'>;

/**
 * The registries and the credit platform as the settings choose them. A stand-in is started inside this process, on a private port and with a key nobody
 * else has, when it is first asked; production was refused it by the settings. All are spoken to over the same signed line.
 */
export function openRegistries({ mode, identityRegistry, educationRegistry, titleRegistry, creditPlatform }: Chosen, outside: Outside): OpenRegistries {
  outside.know(...RegistryName.options.map((name) => `registry:${name}` as const));
  const now = Date.now;
  const standsIn = [identityRegistry, educationRegistry, titleRegistry, creditPlatform].some(({ kind }) => kind === 'stand-in');
  if (standsIn && mode === 'production') throw new Error('production must ask the real registries');
  let behaviours: Record<RegistryName, RegistryBehaviour> = allOf(NORMAL);
  const standIn = once(async () => {
    const key = randomBytes(24).toString('base64url');
    const { url } = await startRegistries({ key, background: true });
    return { url, key, now };
  });
  const gateway = async (service: OptionalService) => (service.kind === 'real' ? service : standIn());
  const line = once(async () => httpRegistries({
    identity: await gateway(identityRegistry), education: await gateway(educationRegistry),
    ...(titleRegistry.kind !== 'none' && { title: await gateway(titleRegistry) }), timeoutMs: PATIENCE, now, outside,
  }));
  const creditLine = once(async () => httpCreditPlatform({ gateway: await gateway(creditPlatform), timeoutMs: PATIENCE, now, outside }));
  return {
    ports: {
      identity: desk(async () => (await line()).identity), education: desk(async () => (await line()).education), degree: desk(async () => (await line()).degree),
      ...(titleRegistry.kind !== 'none' && { title: desk(async () => (await line()).title) }),
    },
    credit: creditPlatform.kind === 'none' ? undefined : {
      findStanding: async (...asked) => (await creditLine()).findStanding(...asked), publish: async (...asked) => (await creditLine()).publish(...asked),
      withdraw: async (...asked) => (await creditLine()).withdraw(...asked), listHoldings: async (...asked) => (await creditLine()).listHoldings(...asked),
    },
    standIn: !standsIn ? undefined : {
      behaviours: () => behaviours,
      async behave(change) {
        await controlRegistries(await standIn(), change);
        const { identity, education, degree, title, credit } = { ...behaviours, ...change };
        behaviours = {
          identity: identity ?? behaviours.identity, education: education ?? behaviours.education, degree: degree ?? behaviours.degree, title: title ?? behaviours.title, credit: credit ?? behaviours.credit,
        };
      },
      addPeople: async (persons) => addKnownPeople(await standIn(), persons),
    },
  };
}

type Desk<Q, O> = { ask(question: Q): Promise<O>; askMany?(questions: readonly Q[]): Promise<O[]> };

/** A registry that is opened when it is first asked. */
function desk<Q, O>(open: () => Promise<Desk<Q, O>>): Required<Desk<Q, O>> {
  return {
    ask: async (question) => (await open()).ask(question),
    async askMany(questions) {
      const opened = await open();
      return opened.askMany ? opened.askMany(questions) : Promise.all(questions.map((question) => opened.ask(question)));
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

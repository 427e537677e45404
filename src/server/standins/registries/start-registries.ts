import type { AddressInfo } from 'node:net';
import { projectPath } from '#server/platform/project-path.ts';
import type { CreditDesk } from './credit-desk.ts';
import { readPeople, type RegistryData } from './people.ts';
import { registryApp } from './registry-app.ts';
import { keysFrom } from './signing.ts';

export type RunningRegistries = { url: string; /** The credit platform's own books, for tests. */ credit: CreditDesk; close(): Promise<void> };

/** Where the known people of the demonstration are kept. */
export const DEMO_PEOPLE = projectPath('seeds/demo/registry/people.json');

/** Starts the stand-in registries on this machine only, with one key or `id:secret,…`; port 0 takes any free one, and `background` does not keep a process running for them. */
export async function startRegistries(options: { key: string; people?: RegistryData | string | URL; port?: number; now?: () => number; background?: boolean }): Promise<RunningRegistries> {
  const people = options.people ?? DEMO_PEOPLE;
  const data = typeof people === 'string' || people instanceof URL ? await readPeople(people) : people;
  const { app, credit } = registryApp({ keys: keysFrom(options.key), people: data, now: options.now ?? Date.now });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  if (options.background) app.server.unref();
  const address: AddressInfo | string | null = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return { url: `http://127.0.0.1:${String(port)}`, credit, close: () => app.close() };
}

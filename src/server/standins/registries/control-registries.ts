import { randomUUID } from 'node:crypto';
import type { BehaviourChange } from './behaviour.ts';
import type { KnownPerson } from './people.ts';
import { keysFrom, questionSignature } from './signing.ts';

export type ControlAccess = { url: string; key: string; now: () => number };

/** Tells the stand-in registries how to behave from now on; used by the demonstration drawer and by tests. */
export async function controlRegistries(access: ControlAccess, change: BehaviourChange): Promise<void> {
  await put(access, '/control', JSON.stringify(change));
}

/** Makes further people known to the stand-in registries; a person with a known number replaces the earlier entry. */
export async function addKnownPeople(access: ControlAccess, persons: KnownPerson[]): Promise<void> {
  await put(access, '/control/people', JSON.stringify({ note: '', persons }));
}

async function put(access: ControlAccess, path: string, body: string): Promise<void> {
  const [[keyId, secret] = ['k1', '']] = keysFrom(access.key);
  const caller = { keyId, timestamp: String(access.now()), nonce: randomUUID(), requestId: randomUUID() };
  const reply = await fetch(`${access.url}${path}`, {
    method: 'PUT', body,
    headers: {
      'content-type': 'application/json', 'x-key-id': keyId, 'x-timestamp': caller.timestamp, 'x-nonce': caller.nonce, 'x-request-id': caller.requestId,
      'x-signature': questionSignature(secret, 'PUT', path, caller, body),
    },
  });
  if (!reply.ok) throw new Error(`The stand-in registries answered ${String(reply.status)}: ${await reply.text()}`);
}

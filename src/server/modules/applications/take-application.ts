import type { Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { CandidateActor, Visitor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { ProvinceConfig } from '#contracts/catalogue.ts';
import type { Application } from './application.ts';
import { lockApplication } from './applications.store.ts';
import { gatherOffer, gatherPerson, photoGate, type Offer, type Person } from './gather-facts.ts';

/** Who asks for an act on an application, and with what. */
export type Asking = { tx: Tx; kit: Kit; actor: CandidateActor; visitor: Visitor; now: Instant };

/** A candidate's own application, locked, with everything the rules look at. */
export type Taken = { app: Application; offer: Offer; person: Person; photoAwaits: boolean };

/** An application that stands in a province, with that province's terms. */
export type Placed = Taken & { config: ProvinceConfig };

/** Locks the candidate's application and gathers its facts; somebody else's is not found. */
export async function takeApplication({ tx, kit, actor }: Asking, id: ApplicationId): Promise<Result<Taken>> {
  // the lock is sent first: what is read with it is read under it
  const [app, person] = await Promise.all([lockApplication(tx, kit.crypto, actor.accountId, id), gatherPerson(tx, kit, actor.accountId)]);
  if (!app) return refusedFor('application.not_found');
  const offer = await gatherOffer(tx, app);
  return ok({ app, offer, person, photoAwaits: photoGate(app, person.photo).awaits });
}

/** The province's terms of an application that has chosen one; before that the act is out of order. */
export function configOf(taken: Taken): Result<ProvinceConfig> {
  return taken.offer.config ? ok(taken.offer.config) : refusedFor('application.wrong_state');
}

/** The same for acts that need the province's terms: an application that has not chosen one yet is out of order. */
export async function takePlaced(asking: Asking, id: ApplicationId): Promise<Result<Placed>> {
  const taken = await takeApplication(asking, id);
  if (!taken.ok) return taken;
  const config = configOf(taken.value);
  return config.ok ? ok({ ...taken.value, config: config.value }) : config;
}

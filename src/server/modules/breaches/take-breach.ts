import type { BreachAct } from '#contracts/breaches.ts';
import { refused, refusedFor, ok, type Result } from '#server/kernel/result.ts';
import type { BreachCase, Officer, Whose } from './breach-case.ts';
import { lockBreachWithin } from './breaches.store.ts';
import { refusalsToAct, type BreachFacts } from './domain/breach-rules.ts';
import { gatherBreachFacts } from './gather-facts.ts';

export type TakenBreach = { found: BreachCase; facts: BreachFacts };

/** Holds a case within the jurisdiction for an act of this officer, or says every reason why it cannot be done now. */
export async function takeBreach(by: Officer, of: Whose, act: BreachAct, version: number): Promise<Result<TakenBreach>> {
  const { tx, kit, actor, now } = by;
  const found = await lockBreachWithin(tx, kit.crypto, actor.jurisdiction, of);
  if (!found) return refusedFor('breach.not_found');
  const facts = await gatherBreachFacts(by, found);
  const no = refusalsToAct(facts, { act, by: 'staff', byId: actor.staffId, version, now });
  return no.length > 0 ? refused(no) : ok({ found, facts });
}

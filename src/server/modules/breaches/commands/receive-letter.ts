import type { BreachCaseId } from '#contracts/breaches.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { BreachCase } from '../breach-case.ts';
import { findToldBreach } from '../breaches.store.ts';
import { listServices, settleService } from '../services.store.ts';
import { serveLetter } from './serve-letter.ts';

export type Candidate = { tx: Tx; kit: Kit; now: Instant; actor: { accountId: AccountId } };

/** 电子签收: the person takes the letter in on the site; from that moment it is served. */
export async function receiveLetter(by: Candidate, id: BreachCaseId): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const found = await findToldBreach(tx, kit.crypto, { accountId: actor.accountId, id }, { lock: true });
  if (!found) return refusedFor('breach.not_found');
  if (found.state !== 'noticed' && found.state !== 'decided') return refusedFor('breach.wrong_state');
  const service = (await listServices(tx, kit.crypto, found)).findLast((s) => s.channel === 'electronic' && s.outcome === null);
  invariant(service, 'every letter also lies on the person’s page');
  await settleService(tx, found, service.id, 'served', beijingDay(now));
  return ok(await serveLetter(by, found, beijingDay(now), { kind: 'candidate', id: actor.accountId }));
}

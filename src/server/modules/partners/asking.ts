import type { Instant } from '#contracts/dates.ts';
import { refusedFor, ok, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { lockPartner, type Partner } from './partners.store.ts';

/** Somebody at work on systems of others, in one transaction at one moment. */
export type Acting = { tx: Tx; actor: Pick<StaffActor, 'staffId' | 'name' | 'jurisdiction'>; now: Instant };

/** The system, held; outside the jurisdiction it does not exist. */
export async function heldPartner({ tx, actor }: Acting, id: string): Promise<Result<Partner>> {
  const partner = await lockPartner(tx, actor.jurisdiction, id);
  return partner ? ok(partner) : refusedFor('partner.not_found');
}

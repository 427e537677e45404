import { BreachCaseId, ServiceChannel } from '#contracts/breaches.ts';
import { Day, type Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from './breach-case.ts';

const TO = 'breach_service.destination';

/** One way a letter went out (送达): where to, since when, and how it ended. */
export type Service = {
  id: string; letterId: string; channel: ServiceChannel; to: string; trackingNumber: string | null; sentOn: Day; dueOn: Day | null;
  outcome: 'served' | 'returned' | 'overtaken' | null; settledOn: Day | null; byId: string | null;
};
export type NewService = Pick<Service, 'letterId' | 'channel' | 'to' | 'trackingNumber' | 'sentOn' | 'dueOn' | 'byId'>;

/** Notes that a letter went out; undefined when an announcement of it runs already. */
export async function insertService(tx: Tx, crypto: FieldCrypto, of: Whose, s: NewService, now: Instant): Promise<string | undefined> {
  const id = newId();
  const done = await tx.insertInto('breach_service').values({
    account_id: of.accountId, case_id: of.id, service_id: id, letter_id: s.letterId, channel: s.channel, destination: crypto.seal(TO, s.to), tracking_number: s.trackingNumber, sent_on: s.sentOn, due_on: s.dueOn, by_id: s.byId, at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** Ends one service that is open; false when it is settled already. */
export async function settleService(tx: Tx, of: Whose, serviceId: string, outcome: 'served' | 'returned', on: Day): Promise<boolean> {
  const done = await tx.updateTable('breach_service').set({ outcome, settled_on: on })
    .where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('service_id', '=', serviceId).where('outcome', 'is', null).executeTakeFirstOrThrow();
  return done.numUpdatedRows === 1n;
}

/** Ends every other open service: the letter has arrived, or no longer needs to. */
export async function endOpenServices(tx: Tx, of: Whose, on: Day): Promise<void> {
  await tx.updateTable('breach_service').set({ outcome: 'overtaken', settled_on: on }).where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('outcome', 'is', null).execute();
}

/** Every way the letters of a case went out, oldest first. */
export async function listServices(tx: Tx, crypto: FieldCrypto, of: Whose): Promise<Service[]> {
  const rows = await tx.selectFrom('breach_service').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('at').orderBy('service_id').limit(100).execute();
  return rows.map((r) => ({
    id: r.service_id, letterId: r.letter_id, channel: ServiceChannel.parse(r.channel), to: crypto.open(TO, r.destination), trackingNumber: r.tracking_number, sentOn: Day.parse(r.sent_on), dueOn: r.due_on === null ? null : Day.parse(r.due_on),
    outcome: r.outcome === 'served' || r.outcome === 'returned' || r.outcome === 'overtaken' ? r.outcome : null, settledOn: r.settled_on === null ? null : Day.parse(r.settled_on), byId: r.by_id,
  }));
}

/** Cases with an announcement whose time is over, a bounded batch. */
export async function listDueAnnouncements(tx: Tx, today: Day, limit: number): Promise<(Whose & { serviceId: string; dueOn: Day })[]> {
  const rows = await tx.selectFrom('breach_service').select(['account_id', 'case_id', 'service_id', 'due_on']).where('channel', '=', 'announcement').where('outcome', 'is', null).where('due_on', '<=', today).orderBy('due_on').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: BreachCaseId.parse(r.case_id), serviceId: r.service_id, dueOn: Day.parse(r.due_on) }));
}

import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import type { OrderHold } from '#contracts/retention.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccountsByDocument } from '#server/modules/accounts/index.ts';
import { findByNumber } from '#server/modules/applications/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { takeTurns } from '#server/platform/retention/legal-holds.store.ts';
import { closePastHolds, insertHold, type NewHold } from '../holds.store.ts';
import type { RetentionEnv } from '../retention-env.ts';

type Ordering = { tx: Tx; crypto: FieldCrypto; now: Instant; by: string; env: RetentionEnv };
type About = Pick<NewHold, 'kind' | 'accountId' | 'applicationId' | 'of'>;
const DAY = 86_400_000;

/** 下达保全: what is held from here on is not erased by any run nor any night, until it is lifted or its last day is over; a person with several accounts is held in all of them. */
export async function orderHold(ordering: Ordering, order: OrderHold): Promise<Result<{ ids: string[]; about: readonly About[] }>> {
  const { tx, now, by } = ordering;
  const untilAt = order.until === undefined ? null : startOfBeijingDay(order.until) + DAY;
  if (untilAt !== null && untilAt <= now) return refused([refuse('retention.until_past', { path: 'hold.until' })]);
  await takeTurns(tx);
  const about = await findAbout(ordering, order);
  if (!about.ok) return about;
  const ids: string[] = [];
  for (const one of about.value) {
    const id = newId();
    if (!(await insertHold(tx, { ...one, id, basis: order.basis, reason: order.reason, untilAt, by, at: now }))) return refusedFor('retention.class_held');
    ids.push(id);
  }
  return ok({ ids, about: about.value });
}

async function findAbout({ tx, crypto, now, by, env }: Ordering, order: OrderHold): Promise<Result<About[]>> {
  switch (order.kind) {
    case 'person': {
      const accounts = await findAccountsByDocument(tx, crypto, order.documentNumber);
      return accounts.length === 0 ? refused([refuse('retention.no_such_person', { path: 'hold.documentNumber' })]) : ok(accounts.map((accountId) => ({ kind: 'person', accountId })));
    }
    case 'application': {
      const found = await findByNumber(tx, order.number);
      return found ? ok([{ kind: 'application', accountId: found.accountId, applicationId: found.id }]) : refused([refuse('retention.no_such_application', { path: 'hold.number' })]);
    }
    case 'class':
      if (!env.classes().some((kept) => kept.of === order.of)) return refused([refuse('retention.unknown_class', { path: 'hold.of', params: { of: order.of } })]);
      await closePastHolds(tx, order.of, by, now);
      return ok([{ kind: 'class', of: order.of }]);
  }
}

import { z } from 'zod';
import type { Sitting } from '#contracts/catalogue.ts';
import { beijingDay, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { readTicketHoldersAfter } from '#server/modules/seating/index.ts';
import type { Actor } from '#server/platform/http/endpoint.ts';
import { listLoaded } from '../people/demo-people.store.ts';
import { lastScored, RELEASED_BEFORE } from '../people/last-scored.ts';
import { officer, type Scene } from './act.ts';
import { CAST, EXAM, PROVINCE } from './cast.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The ids that one chapter leaves to the next. */
export const Ids = z.record(z.string(), z.string());
export type Ids = z.infer<typeof Ids>;

/** The sitting that is over, who acted in it, and when. */
export type Told = Scene & {
  now: Instant; sitting: Sitting; ids: Ids;
  /** Moments of its calendar: payment over, tickets open, exam over, scores out. */
  at: { paid: Instant; tickets: Instant; sat: Instant; marked: Instant; released: Instant };
  people: ReadonlyMap<string, { accountId: AccountId; applicationId: ApplicationId; ticket: string }>;
  by: (userName: string) => Promise<Actor>;
};

/** Gathers what a chapter needs; undefined while somebody is not there yet. */
export async function tell(scene: Scene, now: Instant, ids: Ids): Promise<Told | undefined> {
  const loaded = new Map((await listLoaded(scene.tx)).map((p) => [p.key, p]));
  const { sitting, config } = await lastScored(scene.tx, EXAM, PROVINCE, now);
  const tickets = new Map((await readTicketHoldersAfter(scene.tx, sitting.id, '', 500)).map((h) => [h.applicationId, h.number]));
  const people = new Map<string, { accountId: AccountId; applicationId: ApplicationId; ticket: string }>();
  for (const { key } of CAST) {
    const one = loaded.get(key);
    if (one?.stage !== 'ready' || !one.accountId || !one.applicationId) return undefined;
    people.set(key, { accountId: one.accountId, applicationId: one.applicationId, ticket: tickets.get(one.applicationId) ?? '' });
  }
  const over = startOfBeijingDay(sitting.examOn.toSorted().at(-1) ?? '') + DAY;
  const released = startOfBeijingDay(beijingDay(now - RELEASED_BEFORE)) + 10 * HOUR;
  return {
    ...scene, now, sitting, ids, people, by: (userName) => officer(scene, userName),
    at: { paid: config.windows.pay.closesAt + HOUR, tickets: config.windows.ticket?.opensAt ?? over - 5 * DAY, sat: over + HOUR, marked: released - 10 * DAY, released },
  };
}

/** Somebody of the cast. */
export function who(told: Told, key: string): { accountId: AccountId; applicationId: ApplicationId; ticket: string } {
  const found = told.people.get(`last-${key}`);
  invariant(found, `${key} did not sit the last exam`);
  return found;
}

import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { DeliveryFigures } from '#contracts/messages.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { countReminded } from '#server/modules/applications/index.ts';
import { listDeliveries } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { eventName } from './person-messages.ts';

const DAY = 86_400_000;

/** What became of messages in so many days, today the last, as far as the jurisdiction reaches (发送情况). */
export async function readDeliveries({ tx, now, lang, jurisdiction }: { tx: Tx; now: Instant; lang: Lang; jurisdiction: Jurisdiction }, days: number): Promise<DeliveryFigures> {
  const found = await listDeliveries(tx, { since: beijingDay(now - (days - 1) * DAY), province: jurisdiction.kind === 'nation' ? undefined : (provinceOf(jurisdiction) ?? '--') });
  return { ...found, events: found.events.map((e) => ({ ...e, name: eventName(e.event, lang) })), reminders: await countReminded(tx, jurisdiction, now - days * DAY) };
}

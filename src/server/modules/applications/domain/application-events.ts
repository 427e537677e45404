import type { ApplicationAct } from '#contracts/applications.ts';
import type { PartnerEvent } from '#contracts/partners.ts';
import type { Dimensions } from './dimensions.ts';

const EVENTS: ReadonlyMap<string, PartnerEvent> = new Map(Object.entries({
  confirm: 'application.confirmed',
  route_automatic: 'application.reviewed', approve: 'application.reviewed', reject: 'application.reviewed', return: 'application.reviewed', reconsider: 'application.reviewed', overturn: 'application.reviewed',
  record_payment: 'application.paid', record_on_site_payment: 'application.paid',
} satisfies Partial<Record<ApplicationAct, PartnerEvent>>));

/** What systems of others are told of an act (变更事件): an end first, then what the act is for them; everything else is a change. */
export function eventOf(act: string, to: Pick<Dimensions, 'ended'>): PartnerEvent {
  return to.ended ? 'application.ended' : (EVENTS.get(act) ?? 'application.changed');
}

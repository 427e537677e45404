import { startOfBeijingDay } from '#contracts/dates.ts';
import { applicationPaths, type LaterSource } from '#server/modules/applications/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findTicketStanding, nothingHeld, type TicketStanding } from './facts/read-ticket.ts';

const DAY = 86_400_000;

/** What tickets know of a complete application (S13 准考证可打印, T24): asked for, never written (ADR 0023). */
export const ticketStage = (kit: Kit): LaterSource => async ({ tx, now }, app) => {
  const place = app.province === null ? undefined : { sittingId: app.sittingId, province: app.province };
  const found = await findTicketStanding(tx, kit, { accountId: app.accountId, applicationId: app.id }, now, place);
  if (!found) return null;
  const printable = found.refusals.length === 0;
  return {
    state: stateOf(found, printable, now),
    acts: [{ step: 'ticket', text: { zh: '打印准考证', en: 'Print the admission ticket' }, href: `${applicationPaths.status(app.id)}/ticket`, reasons: found.refusals, until: printable ? (found.terms.config.windows.ticket?.closesAt ?? null) : null }],
  };
};

/** Printable while the window is open; once the last day of the exam is over whoever had a ticket waits for scores. */
function stateOf({ terms, standing, release, row }: TicketStanding, printable: boolean, now: number): 'S13' | 'S14' | null {
  // nobody sat what was suspended
  if (nothingHeld(standing)) return null;
  if (printable) return 'S13';
  const lastDay = terms.sitting.examOn.toSorted().at(-1);
  return row && release?.state === 'released' && lastDay && now >= startOfBeijingDay(lastDay) + DAY ? 'S14' : null;
}

import type { Module } from '#server/platform/module.ts';
import { exclusionList } from './exclusions.list.ts';
import { releaseList } from './releases.list.ts';
import { printMine } from './mine/mine.routes.ts';
import { movedHandler } from './one/reissue-moved.ts';
import { oneEndpoints } from './one/one.routes.ts';
import { paperEndpoints } from './papers/papers.routes.ts';
import { packHandler, packPapers, papersHandler, printPapers } from './papers/print-papers.ts';
import { lookUp, printLookedUp } from './query/query.routes.ts';
import { prepareHandler } from './release/prepare-release.ts';
import { releaseEndpoints } from './release/releases.routes.ts';
import { prepareTickets } from './release/tickets.jobs-declared.ts';
import { ticketForms, ticketPages } from './tickets.pages.ts';
import { ticketsPersonal } from './personal.ts';

export { findTerms, papersOn, sittingName, type SittingTerms } from './facts/sitting-terms.ts';
export { ticketStage } from './later.ts';
export { mayReleaseIn, ticketingOf, type Ticketing } from './release/asking.ts';
export { withdrawTickets, type TicketLost } from './one/withdraw-tickets.ts';
export { moveRelease } from './release/move-release.ts';
export { prepareRelease } from './release/prepare-release.ts';
export { listLiveReleases } from './release/releases.store.ts';

/** Admission tickets (准考证): released by two people, looked up and printed, issued again when something changed. */
export const tickets: Module = {
  name: 'tickets', personal: ticketsPersonal, endpoints: [...releaseEndpoints, ...oneEndpoints, ...paperEndpoints, lookUp, printLookedUp, printMine], pages: ticketPages, forms: ticketForms, lists: [releaseList, exclusionList], jobs: [prepareTickets, printPapers, packPapers], handlers: [prepareHandler, movedHandler, papersHandler, packHandler],
};

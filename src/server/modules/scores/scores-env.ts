import type { TicketHolder } from '#server/modules/seating/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What scores ask of whoever gives ticket numbers (准考证号): its holders, by number, a page at a time. */
export type TicketHolders = { readTicketHoldersAfter(tx: Tx, sittingId: string, after: string, limit: number): Promise<TicketHolder[]> };

/** What the module needs of the outside. */
export type ScoresEnv = { tickets: TicketHolders };

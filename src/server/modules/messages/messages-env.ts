import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { MessageCarriers } from '#server/platform/carriers/message-carriers.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What the program gives this module: jurisdictions in words, and the ways out of messages. */
export type MessagesEnv = { carriers: MessageCarriers; nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string> };

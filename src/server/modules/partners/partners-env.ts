import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { SendMessage } from './hooks/send-message.ts';

/** What partners needs: places by name, and the way messages go out. */
export type PartnersEnv = { nameJurisdiction: (tx: Tx, jurisdiction: Jurisdiction, lang: Lang) => Promise<string>; send: SendMessage; /** Messages may go to this machine: never in production. */ privateToo: boolean };

import type { Instant } from '#contracts/dates.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { askClosing, askCopy } from '#server/modules/own-data/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { LoadedPerson } from './demo-people.store.ts';

const TAKES_A_COPY = 'ma-zhanbiao';
const CLOSES = 'chen-dawen';

/** One sample person has asked for a copy of their data, another, with nothing under way, waits for the account to be closed. */
export async function askSampleOwnData({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, people: ReadonlyMap<string, LoadedPerson>): Promise<void> {
  const [takes, closes] = await Promise.all([TAKES_A_COPY, CLOSES].map(async (key) => {
    const accountId = people.get(key)?.accountId;
    return accountId === undefined ? undefined : findAccount(tx, kit.crypto, accountId);
  }));
  if (takes) await askCopy({ tx, crypto: kit.crypto, now, lang: 'zh' }, takes, 0);
  if (closes) await askClosing({ tx, kit, now }, closes);
}

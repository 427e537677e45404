import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { readPersonalTable, tablesOfAccounts, type PersonalFile, type PersonalRow } from '#server/platform/personal/personal.store.ts';
import type { OwnDataEnv } from './own-data-env.ts';

/** One class of data in a copy: what it is called and its rows. */
export type CopyPart = { key: string; title: Words; rows: PersonalRow[] };
export type Collected = { parts: CopyPart[]; files: PersonalFile[] };

type Reading = { kit: Kit; now: Instant; read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; told?: (done: number) => Promise<void> };

/** How many classes of data there are to collect. */
export function countParts({ personal }: OwnDataEnv): number {
  return personal().reduce((sum, data) => sum + (data.tables?.length ?? 0) + (data.readers?.length ?? 0), 0);
}

/** Everything the modules keep of a person and give out (个人信息保护法 第 45 条), class by class, each in a short look of its own; classes without a row are left out. */
export async function collectOwnData(env: OwnDataEnv, { kit, now, read, told }: Reading, accountId: AccountId): Promise<Collected> {
  const parts: CopyPart[] = [];
  const files: PersonalFile[] = [];
  const columns = await read(tablesOfAccounts);
  let done = 0;
  for (const data of env.personal()) {
    for (const table of data.tables ?? []) {
      const found = await read((tx) => readPersonalTable(tx, kit.crypto, table, accountId, columns));
      if (found.rows.length > 0) parts.push({ key: table.table, title: table.title, rows: found.rows });
      files.push(...found.files);
      await told?.((done += 1));
    }
    for (const reader of data.readers ?? []) {
      const rows = await read((tx) => reader.read({ tx, kit, now }, accountId));
      if (rows.length > 0) parts.push({ key: reader.key, title: reader.title, rows });
      await told?.((done += 1));
    }
  }
  return { parts, files };
}

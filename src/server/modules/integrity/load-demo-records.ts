import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { NewIntegrityRecord } from '#contracts/integrity.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { openRecord } from './commands/open-record.ts';

const DemoRecords = z.strictObject({ note: z.string(), records: z.array(NewIntegrityRecord) });

/** Where the fictional records of the demonstration stand. */
export const DEMO_RECORDS = projectPath('seeds/demo/integrity.json');

/** Enters the fictional records of the demonstration; repeating it adds nothing. Answers how many are new. */
export async function loadDemoRecords(tx: Tx, crypto: FieldCrypto, now: Instant, file = DEMO_RECORDS): Promise<number> {
  const { records } = DemoRecords.parse(JSON.parse(await readFile(file, 'utf8')));
  let entered = 0;
  for (const record of records) {
    if (await openRecord(tx, crypto, record, now)) entered += 1;
  }
  return entered;
}

import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { MaterialKind } from '#contracts/materials.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFiles } from './read-files.ts';

/** How the files of an application stand with the malware scan: how many wait for it (待查毒), and of which kinds one was flagged and none came since. */
export type FileStanding = { waiting: number; flagged: MaterialKind[] };

/** Reads it; nothing waits and nothing is flagged where the scan was never away. */
export async function fileStanding(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<FileStanding> {
  const { live, flagged } = await readFiles(tx, accountId, applicationId);
  return { waiting: live.filter((f) => f.awaitsScan).length, flagged: [...new Set(flagged.map((f) => MaterialKind.parse(f.kind)))] };
}

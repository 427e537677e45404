import type { Lang } from '#contracts/refusals.ts';
import type { Application } from '#server/modules/applications/index.ts';
import { fileStanding, MATERIAL_KINDS } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How the papers of an application stand with the malware scan, the kinds in words. */
export async function readFileStanding(tx: Tx, app: Application, lang: Lang): Promise<{ waiting: number; flagged: string[] }> {
  const { waiting, flagged } = await fileStanding(tx, app.accountId, app.id);
  return { waiting, flagged: flagged.map((kind) => MATERIAL_KINDS[kind][lang]) };
}

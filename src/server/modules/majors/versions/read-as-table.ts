import type { MajorVersionId } from '#contracts/major-versions.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { tableOfLines } from '../domain/lines-of-table.ts';
import { readLines } from './lines.store.ts';
import { listSynonyms } from './synonyms.store.ts';
import { readVersion, type Tabling } from './take-version.ts';

/** A version as the edition it would be, with the one it would follow; for who judges by it before it is approved. */
export async function readAsTable({ tx, by }: Pick<Tabling, 'tx' | 'by'>, id: MajorVersionId): Promise<Result<{ table: MajorTable; basedOn: string | null; rowVersion: number }>> {
  const found = await readVersion({ tx, by }, id);
  if (!found.ok) return found;
  const { head, number, basedOn, rowVersion } = found.value;
  return ok({ table: tableOfLines(`majors-${String(head.appliesFrom)}-v${String(number)}`, head, await readLines(tx, id), await listSynonyms(tx, id)), basedOn, rowVersion });
}

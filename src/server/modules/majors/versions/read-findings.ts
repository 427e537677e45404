import { listExams, listMajorTables, plainMajor, refusalsToAdopt } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { majorFindings, type Found } from '../domain/major-findings.ts';
import { readLines } from './lines.store.ts';
import { listSynonyms } from './synonyms.store.ts';
import type { MajorVersion } from './versions.store.ts';

/** What speaks against a version as it stands, by itself and beside the editions in force. */
export async function findingsOf(tx: Tx, { id, head, basedOn }: Pick<MajorVersion, 'id' | 'head' | 'basedOn'>): Promise<Found[]> {
  const knownExams = new Set<string>((await listExams(tx)).map((e) => e.code));
  const own = majorFindings({ head, lines: await readLines(tx, id), synonyms: await listSynonyms(tx, id), plain: plainMajor, knownExams });
  return [...refusalsToAdopt(await listMajorTables(tx), head, basedOn).map((refusal) => ({ refusal, line: null })), ...own];
}

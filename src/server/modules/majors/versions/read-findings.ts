import { listExams, listMajorTables, plainMajor, refusalsToAdopt } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { majorFindings, type Found } from '../domain/major-findings.ts';
import { readLines } from './lines.store.ts';
import { listSynonyms } from './synonyms.store.ts';
import type { MajorVersion } from './versions.store.ts';

type Version = Pick<MajorVersion, 'id' | 'head' | 'basedOn'>;

/** What speaks against a version as it stands, by itself and beside the editions in force. */
export async function findingsOf(tx: Tx, version: Version): Promise<Found[]> {
  return [...(await findingsBeside(tx, version)), ...(await findingsWithin(tx, version))];
}

/** What speaks against it by itself: its head, its lines, its variants. */
export async function findingsWithin(tx: Tx, { id, head }: Version): Promise<Found[]> {
  const knownExams = new Set<string>((await listExams(tx)).map((e) => e.code));
  return majorFindings({ head, lines: await readLines(tx, id), synonyms: await listSynonyms(tx, id), plain: plainMajor, knownExams });
}

/** What speaks against it beside the editions in force today. */
export async function findingsBeside(tx: Tx, { head, basedOn }: Version): Promise<Found[]> {
  return refusalsToAdopt(await listMajorTables(tx), head, basedOn).map((refusal) => ({ refusal, line: null }));
}

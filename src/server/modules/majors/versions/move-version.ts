import type { MajorVersionId, MoveMajors } from '#contracts/major-versions.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { stateAfter } from '#server/kernel/two-person-version.ts';
import { adoptMajorTable } from '#server/modules/catalogue/index.ts';
import { tableOfLines } from '../domain/lines-of-table.ts';
import { stops } from '../domain/major-findings.ts';
import { readLines } from './lines.store.ts';
import { findingsOf } from './read-findings.ts';
import { listSynonyms } from './synonyms.store.ts';
import { takeVersion, type Tabling } from './take-version.ts';
import { lockVersionOfEdition, writeMajorVersion, type MajorVersion } from './versions.store.ts';

/** Hands a draft to a second person (提交批准), once nothing stops it. */
export async function proposeVersion(tabling: Tabling, id: MajorVersionId, { version, reason }: MoveMajors): Promise<Result<undefined>> {
  const taken = await takeVersion(tabling, id, version, 'propose');
  if (!taken.ok) return taken;
  const no = await refusalsToCount(tabling, taken.value);
  if (no.length > 0) return refused(no);
  await writeMajorVersion(tabling.tx, taken.value, { state: stateAfter('propose') }, { name: 'propose', by: tabling.by, reason }, new Date(tabling.now));
  return ok(undefined);
}

/** Gives a proposal back to its authors (退回修改), or ends a version for good (撤销). */
export async function endProposal(tabling: Tabling, id: MajorVersionId, { version, reason }: MoveMajors, act: 'return' | 'withdraw'): Promise<Result<undefined>> {
  const taken = await takeVersion(tabling, id, version, act);
  if (!taken.ok) return taken;
  await writeMajorVersion(tabling.tx, taken.value, { state: stateAfter(act) }, { name: act, by: tabling.by, reason }, new Date(tabling.now));
  return ok(undefined);
}

/**
 * Approves a proposal (批准生效) as its second person: the findings are asked again, the edition comes into force from its exam year in the same transaction, and
 * a version of which nothing is left is kept as replaced.
 */
export async function approveVersion(tabling: Tabling, id: MajorVersionId, { version, reason }: MoveMajors): Promise<Result<undefined>> {
  const { tx, now, by } = tabling;
  const taken = await takeVersion(tabling, id, version, 'approve');
  if (!taken.ok) return taken;
  const no = await refusalsToCount(tabling, taken.value);
  if (no.length > 0) return refused(no);
  const { head, number, basedOn } = taken.value;
  const edition = `majors-${String(head.appliesFrom)}-v${String(number)}`;
  const table = tableOfLines(edition, head, await readLines(tx, id), await listSynonyms(tx, id));
  const adopted = await adoptMajorTable(tx, by, { table, base: basedOn, reason, number }, now);
  if (!adopted.ok) return adopted;
  await writeMajorVersion(tx, taken.value, { state: stateAfter('approve'), approvedAs: edition }, { name: 'approve', by, reason }, new Date(now));
  const replaced = adopted.value.replaced === null ? undefined : await lockVersionOfEdition(tx, adopted.value.replaced);
  if (replaced) await writeMajorVersion(tx, replaced, { state: 'replaced' }, { name: 'replace', by, reason }, new Date(now));
  return ok(undefined);
}

/** A table may have a thousand faults; a refusal says the first, the screen of findings says all. */
const SAID_MOST = 20;

async function refusalsToCount({ tx }: Tabling, version: MajorVersion) {
  return (await findingsOf(tx, version)).filter(stops).slice(0, SAID_MOST).map((f) => f.refusal);
}

import type { MajorDiff, MajorHead, MajorLineContent, MajorVersionId } from '#contracts/major-versions.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { diffLines, type LineDiff } from '../domain/diff-lines.ts';
import { linesOfBase } from '../domain/lines-of-table.ts';
import { keptByVersion } from './kept-by-version.ts';
import { readLines } from './lines.store.ts';
import { readVersion, type Tabling } from './take-version.ts';
import { readBase } from './versions.store.ts';

const A_PAGE = 50;

const keptDiff = keptByVersion<LineDiff>();

/** Every difference between a version and the edition it was copied from (对照), with the version's head. */
export async function readDiff(tabling: Pick<Tabling, 'tx' | 'by'>, id: MajorVersionId): Promise<Result<{ diff: LineDiff; head: MajorHead }>> {
  const found = await readVersion(tabling, id);
  if (!found.ok) return found;
  const { head } = found.value;
  return ok({ diff: await keptDiff(found.value, async () => diffOf(await readBase(tabling.tx, id), await readLines(tabling.tx, id), head)), head });
}

/** A page of what a version changes. */
export async function viewDiff(tabling: Tabling, id: MajorVersionId, after: number): Promise<Result<MajorDiff>> {
  const read = await readDiff(tabling, id);
  return read.ok ? ok(pageOfDiff(read.value.diff, after)) : read;
}

/** The differences between an edition and the lines that are to follow it. */
export function diffOf(base: MajorTable | null, lines: readonly MajorLineContent[], head: MajorHead): LineDiff {
  const keys = new Set(head.columns.map((c) => c.key));
  return diffLines(linesOfBase(base), lines, [...head.columns, ...(base?.columns ?? []).slice(1).filter((c) => !keys.has(c.key))]);
}

/** A page of differences. */
export function pageOfDiff({ differences, ...counts }: LineDiff, after: number): MajorDiff {
  const next = after + A_PAGE;
  return { ...counts, differences: differences.slice(after, next), next: next < differences.length ? next : null };
}

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

/** What a version changes against the edition it was copied from (对照). */
export async function viewDiff(tabling: Tabling, id: MajorVersionId, after: number): Promise<Result<MajorDiff>> {
  const found = await readVersion(tabling, id);
  if (!found.ok) return found;
  return ok(pageOf(await keptDiff(found.value, async () => wholeDiff(await readBase(tabling.tx, id), await readLines(tabling.tx, id), found.value.head)), after));
}

/** A page of the differences between an edition and the lines that are to follow it. */
export function pageOfDiff(base: MajorTable | null, lines: readonly MajorLineContent[], head: MajorHead, after: number): MajorDiff {
  return pageOf(wholeDiff(base, lines, head), after);
}

function wholeDiff(base: MajorTable | null, lines: readonly MajorLineContent[], head: MajorHead): LineDiff {
  const keys = new Set(head.columns.map((c) => c.key));
  const columns = [...head.columns, ...(base?.columns ?? []).slice(1).filter((c) => !keys.has(c.key))];
  return diffLines(linesOfBase(base), lines, columns);
}

function pageOf({ differences, ...counts }: LineDiff, after: number): MajorDiff {
  const next = after + A_PAGE;
  return { ...counts, differences: differences.slice(after, next), next: next < differences.length ? next : null };
}

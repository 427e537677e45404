import type { Instant } from '#contracts/dates.ts';
import type { MajorVersionId } from '#contracts/major-versions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { VersionMove } from '#server/kernel/two-person-version.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsToMove } from '../domain/version-acts.ts';
import { findMajorVersion, lockMajorVersion, type MajorVersion, type Writer } from './versions.store.ts';

/** Somebody who works on tables of majors, in one transaction at one moment. */
export type Tabling = { tx: Tx; now: Instant; by: Writer & { jurisdiction: Jurisdiction } };

/** True when somebody may see a version or an edition: one of its exams is theirs. */
export function seesExams(jurisdiction: Jurisdiction, examCodes: readonly string[]): boolean {
  return examCodes.some((code) => coversExam(jurisdiction, code));
}

/** Finds a version somebody may see. */
export async function readVersion({ tx, by }: Pick<Tabling, 'tx' | 'by'>, id: MajorVersionId): Promise<Result<MajorVersion>> {
  const found = await findMajorVersion(tx, id);
  return found && seesExams(by.jurisdiction, found.examCodes) ? ok(found) : refusedFor('major.not_found');
}

/** Holds a version for an act by somebody who may do it and has seen its newest state. */
export async function takeVersion({ tx, by }: Tabling, id: MajorVersionId, version: number, move: VersionMove): Promise<Result<MajorVersion>> {
  const held = await lockMajorVersion(tx, id);
  if (!held || !seesExams(by.jurisdiction, held.examCodes)) return refusedFor('major.not_found');
  const no = refusalsToMove(move, held, by, version);
  return no.length > 0 ? refused(no) : ok(held);
}

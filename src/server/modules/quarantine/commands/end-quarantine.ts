import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { QuarantineAct, QuarantineState } from '#contracts/quarantine.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { discardBytes } from '../quarantine.jobs.ts';
import { askRelease, blobOf, endQuarantined, lockQuarantined, type FileRow } from '../quarantine.store.ts';

type Act = { id: string; by: StaffId; now: Instant } & QuarantineAct;
type Done = Result<{ state: QuarantineState }>;

/** 销毁: one security officer destroys a flagged file, with the reason; a release that was asked for ends with it. */
export async function destroyFile(tx: Tx, { id, by, version, reason, now }: Act): Promise<Done> {
  const held = await hold(tx, id, version, ['kept', 'release_asked']);
  if (!held.ok) return held;
  await endQuarantined(tx, held.value, 'destroyed', by, reason, now);
  await enqueue(tx, discardBytes, { blobIds: blobOf(held.value) });
  return ok({ state: 'destroyed' });
}

/** 申请解除隔离: the first of two; the caller has had the file scanned again and it was clean. */
export async function askForRelease(tx: Tx, { id, by, version, reason, now }: Act): Promise<Done> {
  const held = await hold(tx, id, version, ['kept']);
  if (!held.ok) return held;
  await askRelease(tx, held.value, by, reason, now);
  return ok({ state: 'release_asked' });
}

/** 批准解除隔离: the second of two, never the same; the file counts as a false alarm (误报), its owner may hand it in again, and our copy goes. */
export async function releaseFile(tx: Tx, { id, by, version, reason, now }: Act): Promise<Done> {
  const held = await hold(tx, id, version, ['release_asked']);
  if (!held.ok) return held;
  if (held.value.asked_by === by) return refusedFor('quarantine.same_person');
  await endQuarantined(tx, held.value, 'released', by, reason, now);
  await enqueue(tx, discardBytes, { blobIds: blobOf(held.value) });
  return ok({ state: 'released' });
}

/** The row, held until the transaction ends, where it is as the officer saw it and the step may follow. */
async function hold(tx: Tx, id: string, version: number, from: readonly string[]): Promise<Result<FileRow>> {
  const row = await lockQuarantined(tx, id);
  if (!row) return refusedFor('quarantine.not_found');
  return row.version === version && from.includes(row.state) ? ok(row) : refusedFor('quarantine.moved_on');
}

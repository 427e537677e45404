import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '../db/tx.ts';
import { digestBatch, findLastSeal, insertSeal, listSeals, sealingHorizon, takeSealingTurn } from './audit.store.ts';

/** Seals every audit row written since the last seal; any number of processes may call it, one does the work. */
export async function sealAudit(tx: Tx, now: Instant): Promise<void> {
  if (!(await takeSealingTurn(tx))) return;
  const last = await findLastSeal(tx);
  const fromXid = last?.untilXid ?? '0';
  const untilXid = await sealingHorizon(tx);
  const batch = await digestBatch(tx, fromXid, untilXid);
  if (batch.events === 0) return;
  const number = (last?.number ?? 0) + 1;
  await insertSeal(tx, { number, fromXid, untilXid, events: batch.events, digest: chain(last?.digest, batch.digest) }, new Date(now));
}

export type AuditVerdict = { seals: number; events: number; brokenAt?: number };

/** Recomputes the whole chain; `brokenAt` names the first seal whose rows or place were altered. */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  let previous: Buffer | undefined;
  let until = '0';
  let events = 0;
  const seals = await listSeals(tx);
  for (const [at, seal] of seals.entries()) {
    const batch = await digestBatch(tx, seal.fromXid, seal.untilXid);
    const whole = seal.number === at + 1 && seal.fromXid === until && batch.events === seal.events && chain(previous, batch.digest).equals(seal.digest);
    if (!whole) return { seals: seals.length, events, brokenAt: seal.number };
    previous = seal.digest;
    until = seal.untilXid;
    events += seal.events;
  }
  return { seals: seals.length, events };
}

function chain(previous: Buffer | undefined, batch: Buffer): Buffer {
  return createHash('sha256').update(previous ?? Buffer.alloc(32)).update(batch).digest();
}

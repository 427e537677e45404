import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import { isSignedBy, type Signatures } from '../crypto/signatures.ts';
import type { Tx } from '../db/tx.ts';
import { digestBatch, findLastSeal, insertSeal, listSeals, sealingHorizon, takeSealingTurn, type SealedBatch } from './audit.store.ts';

/** A seal somebody keeps outside the database: the log has it, unchanged, or was cut off or rewritten. */
export type KnownSeal = { number: number; digest: string };

const FORM = 2;

/** Seals every audit row written since the last seal; any number of processes may call it, one does the work. Answers the newest seal, for somebody to keep elsewhere. */
export async function sealAudit(tx: Tx, now: Instant, signatures: Signatures): Promise<KnownSeal | undefined> {
  if (!(await takeSealingTurn(tx))) return undefined;
  const last = await findLastSeal(tx);
  const fromXid = last?.untilXid ?? '0';
  const untilXid = await sealingHorizon(tx);
  const batch = await digestBatch(tx, fromXid, untilXid, FORM);
  if (batch.events === 0) return last && knownOf(last);
  const place = { number: (last?.number ?? 0) + 1, fromXid, untilXid, events: batch.events };
  const digest = chain(last?.digest, batch.digest, FORM, place);
  await insertSeal(tx, { ...place, form: FORM, digest, keyNumber: signatures.newest, signature: signatures.sign(signedText(digest)) }, new Date(now));
  return knownOf({ number: place.number, digest });
}

/** Why a log is not whole: its rows are others than were sealed, a seal is missing or at another place, one is not signed by us, or the end was cut off. */
export type AuditFault = 'rows' | 'place' | 'signature' | 'cut_off';
export type AuditVerdict = { seals: number; events: number; brokenAt?: number; why?: AuditFault };

/** What is held against the log beside itself: the public keys of this installation, and seals kept elsewhere. */
export type AuditProof = { publicKeys?: ReadonlyMap<number, Buffer>; known?: readonly KnownSeal[] };

/**
 * Recomputes the whole chain; `brokenAt` names the first seal whose rows or place were altered, or that should be there. Each seal stands upon all before it, so the newest one that a key at hand signed
 * proves them all; signatures of keys that were given up are passed over.
 */
export async function verifyAudit(tx: Tx, { publicKeys, known = [] }: AuditProof = {}): Promise<AuditVerdict> {
  let previous: SealedBatch | undefined;
  let events = 0;
  const seals = await listSeals(tx);
  const broken = (brokenAt: number, why: AuditFault): AuditVerdict => ({ seals: seals.length, events, brokenAt, why });
  for (const [at, seal] of seals.entries()) {
    if (seal.number !== at + 1) return broken(at + 1, 'place');
    if (seal.fromXid !== (previous?.untilXid ?? '0')) return broken(seal.number, 'place');
    const batch = await digestBatch(tx, seal.fromXid, seal.untilXid, seal.form);
    if (batch.events !== seal.events || !chain(previous?.digest, batch.digest, seal.form, seal).equals(seal.digest)) return broken(seal.number, 'rows');
    if (!isOurs(seal, publicKeys)) return broken(seal.number, 'signature');
    const kept = known.find((one) => one.number === seal.number);
    if (kept && kept.digest !== seal.digest.toString('hex')) return broken(seal.number, 'place');
    previous = seal;
    events += seal.events;
  }
  if (known.some(({ number }) => number > seals.length)) return broken(seals.length + 1, 'cut_off');
  // seals of the first form bore no signature; once there is one, the newest has one
  const signed = seals.some((seal) => seal.form === FORM);
  if (publicKeys && previous && signed && !publicKeys.has(previous.keyNumber ?? -1)) return broken(previous.number, 'signature');
  return { seals: seals.length, events };
}

function isOurs({ form, keyNumber, signature, digest }: SealedBatch, publicKeys: AuditProof['publicKeys']): boolean {
  if (form === 1 || publicKeys === undefined) return true;
  const key = publicKeys.get(keyNumber ?? -1);
  return key === undefined || (signature !== null && isSignedBy(key, signedText(digest), signature));
}

const signedText = (digest: Buffer): string => `jinbang audit seal ${digest.toString('hex')}`;
const knownOf = ({ number, digest }: { number: number; digest: Buffer }): KnownSeal => ({ number, digest: digest.toString('hex') });

function chain(previous: Buffer | undefined, batch: Buffer, form: number, { number, fromXid, untilXid, events }: Pick<SealedBatch, 'number' | 'fromXid' | 'untilXid' | 'events'>): Buffer {
  const digest = createHash('sha256').update(previous ?? Buffer.alloc(32)).update(batch);
  return (form === 1 ? digest : digest.update(`${String(form)} ${String(number)} ${fromXid} ${untilXid} ${String(events)}`)).digest();
}

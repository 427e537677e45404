import type { SeatPlanId } from '#contracts/seat-plans.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { openSeed } from '../plans/plans.store.ts';
import type { Finding } from './check-plan.ts';
import { proofOf, verifyEvidence, type Proof } from './proof.ts';
import { readEvidence } from './verify.store.ts';

export type Verified = { people: number; seats: number; planDigest: string; findings: Finding[]; proof: Proof | undefined };

/** Verifies a plan (seating:verify): every hard rule and digest by code of its own, then the allocation once more from seed and roster, compared by digest. Undefined: nothing was allocated yet. */
export async function verifyPlan(tx: Tx, crypto: FieldCrypto, id: SeatPlanId): Promise<Verified | undefined> {
  const evidence = await readEvidence(tx, id);
  if (!evidence) return undefined;
  const { checked, inputs } = evidence;
  // before the freeze the seed is sealed: only the installation itself can repeat the draw
  const seed = checked.seed === null ? openSeed(crypto, evidence) : Buffer.from(checked.seed, 'hex');
  return { people: checked.roster.length, seats: checked.seats.length, planDigest: checked.planDigest, findings: verifyEvidence(checked, inputs, seed), proof: proofOf(checked, inputs) };
}

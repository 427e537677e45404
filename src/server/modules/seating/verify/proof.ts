import { createHash } from 'node:crypto';
import { z } from 'zod';
import { allocateSeats } from '../domain/allocate.ts';
import { RunInputs } from '../plans/runs.store.ts';
import { digestOfPlan } from '../seed/digests.ts';
import { wordsFrom } from '../seed/seeded-words.ts';
import { checkPlan, type Checked, type Finding } from './check-plan.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Seat = z.tuple([z.number(), z.string(), z.string(), z.number()]);
/** Everything a third party needs to check a frozen plan without this installation (核验材料): ids and keyed digests, nobody's name. Seats are half-day, examinee, room, seat. */
export const Proof = z.object({
  format: z.literal('jinbang seating proof 1'), seedDigest: Digest, seed: Digest, rosterDigest: Digest, planDigest: Digest, inputs: RunInputs,
  roster: z.array(z.object({ id: z.string(), prefecture: z.string(), level: z.string(), specialty: z.string(), subjects: z.array(z.string()), needsAccess: z.boolean(), employer: z.string().nullable(), address: z.string().nullable() })),
  rooms: z.array(z.object({ id: z.string(), prefecture: z.string(), kind: z.string(), use: z.string(), capacity: z.number(), accessible: z.boolean() })),
  seats: z.array(Seat), now: z.array(Seat), byHand: z.array(z.string()), tickets: z.array(z.object({ number: z.string(), id: z.string() })),
});
export type Proof = z.infer<typeof Proof>;

/** The proof of a plan; undefined before its seed is revealed. */
export function proofOf(c: Checked, inputs: RunInputs): Proof | undefined {
  if (c.seed === null || c.tickets === null) return undefined;
  const rows = (seats: Checked['seats']) => seats.map((s): [number, string, string, number] => [s.halfDay, s.id, s.roomId, s.seat]);
  return {
    format: 'jinbang seating proof 1', seedDigest: c.seedDigest, seed: c.seed, rosterDigest: c.rosterDigest, planDigest: c.planDigest, inputs, roster: c.roster.map((e) => ({ ...e, subjects: [...e.subjects] })),
    rooms: [...c.rooms].map(([id, { prefecture, kind, use, capacity, accessible }]) => ({ id, prefecture, kind, use, capacity, accessible })), seats: rows(c.seats), now: rows(c.now), byHand: [...c.byHand], tickets: [...c.tickets],
  };
}

/** Checks a proof: hard rules and digests by code of its own, then the draw once more. */
export function verifyProof(p: Proof): Finding[] {
  const seats = (rows: Proof['seats']) => rows.map(([halfDay, id, roomId, seat]) => ({ halfDay, id, roomId, seat }));
  const checked: Checked = { ...p, times: p.inputs.times, policy: p.inputs.policy, rooms: new Map(p.rooms.map((r) => [r.id, r])), seats: seats(p.seats), now: seats(p.now), byHand: new Set(p.byHand) };
  return verifyEvidence(checked, p.inputs, Buffer.from(p.seed, 'hex'));
}

/** The same for what was read from the database, with a seed that may still be sealed. */
export function verifyEvidence(checked: Checked, inputs: RunInputs, seed: Buffer): Finding[] {
  const findings = checkPlan(checked, sha256);
  if (sha256(seed.toString('hex'), 'hex') !== checked.seedDigest) findings.push({ rule: 'seed', detail: 'the seed kept is not the one whose digest was published' });
  const again = allocateSeats({ examinees: checked.roster, ...inputs }, wordsFrom(seed, Buffer.from(checked.rosterDigest, 'hex')));
  if (!again.ok) findings.push({ rule: 'repeat', detail: `the allocation cannot be repeated: ${again.refusals.map((r) => r.code).join(', ')}` });
  else if (digestOfPlan(again.value).toString('hex') !== checked.planDigest) findings.push({ rule: 'repeat', detail: 'the same seed, roster, rooms and rules give another plan' });
  return findings;
}

function sha256(text: string, encoding: 'utf8' | 'hex'): string {
  return createHash('sha256').update(text, encoding).digest('hex');
}

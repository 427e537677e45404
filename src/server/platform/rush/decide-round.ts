import type { Instant } from '#contracts/dates.ts';
import type { RushCause, RushMode } from '#contracts/rush.ts';

/** So long before a heavy opening people begin to gather. */
export const GATHER = 5 * 60_000;
/** Who comes within this of the opening draws a lot like those who came before. */
export const DRAW = 60_000;
const BAD_FOR = 5_000;
const QUIET_FOR = 3 * 60_000;
const WELL_BELOW = 0.7;

export type Round = { id: string; cause: RushCause; startedAt: Instant; drawFrom: Instant | null; drawUntil: Instant | null };

export type RoundFacts = {
  now: Instant; mode: RushMode; round: Round | null;
  /** The heavy opening that is near, or under a minute old. */
  opening: Instant | null;
  /** How far health is strained, and since when it has been beyond its target. */
  strain: number; badSince: Instant | null;
  waiting: number; quietSince: Instant | null;
};

export type RoundDecision = { badSince: Instant | null; quietSince: Instant | null } & ({ act: 'keep' | 'end' } | { act: 'begin'; cause: RushCause; draw: Instant | null } | { act: 'draw'; draw: Instant });

/** Whether people begin to wait, go on waiting, draw lots for an opening that came near meanwhile, or need not wait any more. */
export function decideRound({ now, mode, round, opening, strain, waiting, ...since }: RoundFacts): RoundDecision {
  const badSince = strain > 1 ? (since.badSince ?? now) : null;
  const draw = opening !== null && now >= opening - GATHER && now < opening + DRAW ? opening : null;
  if (round === null) {
    const known = { badSince, quietSince: null };
    if (mode === 'off') return { ...known, act: 'keep' };
    if (draw !== null) return { ...known, act: 'begin', cause: 'opening', draw };
    if (mode === 'on') return { ...known, act: 'begin', cause: 'operator', draw: null };
    return badSince !== null && now - badSince >= BAD_FOR ? { ...known, act: 'begin', cause: 'health', draw: null } : { ...known, act: 'keep' };
  }
  const isQuiet = waiting < 1 && strain < WELL_BELOW && (round.drawUntil === null || now >= round.drawUntil);
  const quietSince = isQuiet ? (since.quietSince ?? now) : null;
  const known = { badSince, quietSince };
  // a clock that was set back leaves a round in the future: nobody could ever be let in
  if (mode === 'off' || round.startedAt > now + GATHER) return { ...known, act: 'end' };
  if (draw !== null && round.drawFrom !== draw) return { ...known, act: 'draw', draw };
  return mode === 'automatic' && quietSince !== null && now - quietSince >= QUIET_FOR ? { ...known, act: 'end' } : { ...known, act: 'keep' };
}

import type { Instant } from '#contracts/dates.ts';
import type { RushMode } from '#contracts/rush.ts';
import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';
import { firstRate, nextRate, strain, type Health } from './admission-rate.ts';
import { decideRound, DRAW, type Round } from './decide-round.ts';
import { advance, countBefore, type Heads, type Second } from './queue-order.ts';
import { endRound, readLead, readProcesses, readSeconds, writeLead, writeMoment, writeRound, type Lead } from './rush.store.ts';

/** Counts of the last seconds may still be on their way from other processes. */
const COUNTED_AFTER = 5_000;
const WRITE_WAITING_EVERY = 5_000;
const WRITE_CALM_EVERY = 60_000;
/** How slowly the measured pace follows: a tenth of each new second. */
const PACE_FOLLOWS = 0.1;

export type LeadFacts = { now: Instant; mode: RushMode; cap: number; opening: Instant | null };

/** The leading process's work of a second: whether people wait, how many are let in, and up to which place. */
export async function leadRush(tx: Tx, { now, mode, cap, opening }: LeadFacts): Promise<void> {
  const lead = await readLead(tx);
  const all = await readProcesses(tx);
  const strained = strain(all);
  const decided = decideRound({ now, mode, round: lead.round, opening, strain: strained, badSince: lead.badSince, waiting: lead.waiting, quietSince: lead.quietSince });
  const round = await applyRound(tx, lead, decided, now);
  const elapsed = Math.min(3_000, Math.max(0, now - (lead.tickedAt ?? now - 1_000)));
  const fresh = lead.round?.id !== round?.id;
  const begun: Lead = fresh ? { ...lead, rate: firstRate(cap), heads: startHeads(now), carry: 0, spare: 0, waiting: 0, pace: 0, lateSeen: all.late } : lead;
  const base = { ...begun, round, tickedAt: now, badSince: decided.badSince, quietSince: decided.quietSince };
  const next = round === null ? { ...base, spare: 0, waiting: 0 } : admit(base, { ...all, now, cap, elapsed, round, processes: all.processes }, await readSeconds(tx, round.id, base.heads));
  await writeLead(tx, next);
  const every = round === null ? WRITE_CALM_EVERY : WRITE_WAITING_EVERY;
  if (fresh || Math.floor(now / every) !== Math.floor((lead.tickedAt ?? 0) / every)) {
    await writeMoment(tx, { at: now, roundId: round?.id ?? null, rate: next.rate, pace: next.pace, waiting: Math.round(next.waiting), inside: all.inside, shed: all.shed, loopLagMs: all.loopLagMs, databaseMs: all.databaseMs, p95Ms: all.p95Ms, heads: next.heads });
  }
}

/** A round begins with nobody before it. */
function startHeads(now: Instant): Heads {
  return [now * 1_000, now * 1_000, now * 1_000];
}

async function applyRound(tx: Tx, { round }: Lead, decided: ReturnType<typeof decideRound>, now: Instant): Promise<Round | null> {
  switch (decided.act) {
    case 'keep': return round;
    case 'end':
      if (round) await endRound(tx, round.id, now);
      return null;
    case 'begin': {
      const begun: Round = { id: newId(), cause: decided.cause, startedAt: now, drawFrom: decided.draw, drawUntil: decided.draw === null ? null : decided.draw + DRAW };
      await writeRound(tx, begun);
      return begun;
    }
    case 'draw': {
      const drawing: Round = { id: round?.id ?? newId(), startedAt: round?.startedAt ?? now, cause: 'opening', drawFrom: decided.draw, drawUntil: decided.draw + DRAW };
      await writeRound(tx, drawing);
      return drawing;
    }
  }
}

export type AdmitFacts = Health & { now: Instant; cap: number; elapsed: number; round: Round; processes: number; late: number };

/** One second of admission, as a pure step from what was to what is. */
export function admit(lead: Lead, f: AdmitFacts, seconds: readonly Second[]): Lead {
  const { now, cap, round, elapsed } = f;
  const waitingBefore = countBefore(seconds, lead.heads, Infinity);
  const { rate, cutAt } = nextRate({ now, rate: lead.rate, cap, cutAt: lead.cutAt, health: f, elapsed, isUsed: waitingBefore >= 1 });
  // who was let in at once, behind admission, is paid back by those who wait
  const lateNow = Math.max(0, f.late - lead.lateSeen);
  const budget = Math.min(rate * 2, lead.carry + (rate * elapsed) / 1_000) - lateNow;
  const isDrawing = round.drawFrom !== null && round.drawUntil !== null && now >= round.drawFrom && now < round.drawUntil + COUNTED_AFTER;
  const until = isDrawing ? Math.max(now, round.drawUntil ?? now) * 1_000 : now * 1_000;
  const counted = isDrawing ? 0 : (now - COUNTED_AFTER) * 1_000;
  const moved = budget > 0 ? advance(lead.heads, seconds, { people: budget, until, counted }) : { heads: lead.heads, passed: 0, left: budget };
  const waiting = countBefore(seconds, moved.heads, Infinity);
  const pace = elapsed === 0 ? lead.pace : follow(lead.pace, ((moved.passed + lateNow) * 1_000) / elapsed, waitingBefore >= 1);
  const gathers = round.drawUntil !== null && now < round.drawUntil;
  const spare = gathers || waiting >= 1 ? 0 : Math.floor(Math.max(0, moved.left) / Math.max(1, f.processes));
  // what found nobody is offered to those who come in the next second, and is not saved up
  return { ...lead, rate, cutAt, heads: moved.heads, carry: spare > 0 ? 0 : Math.min(rate, moved.left), spare, waiting, pace, lateSeen: f.late };
}

function follow(pace: number, measured: number, isUsed: boolean): number {
  if (!isUsed) return pace;
  return pace === 0 ? measured : pace + (measured - pace) * PACE_FOLLOWS;
}

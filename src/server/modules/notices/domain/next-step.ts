import type { Instant } from '#contracts/dates.ts';

/** A carrier as far as the choice goes: whether it can say this message, and whether its breaker is open (熔断). Carriers stand in the order they are asked. */
export type Way = { name: string; takes: boolean; open: boolean };

/** A time a message was given to a carrier. */
export type PastTry = {
  number: number; carrier: string; beganAt: Instant; endedAt: Instant | null;
  outcome: 'taken' | 'refused' | 'unclear' | 'lost' | null; verdict: 'again' | 'later' | 'other' | 'never' | null; reason: string | null;
};

/** What happens next with a message that waits. */
export type Step =
  | { do: 'send'; carrier: string }
  | { do: 'ask'; carrier: string; number: number; since: Instant; presumeLost: boolean }
  | { do: 'wait'; until: Instant }
  | { do: 'leave' }
  | { do: 'fail'; reason: string };

const SECOND = 1_000;
/** Longer than a carrier is waited for: a try still without an answer belongs to a process that died. */
export const UNDER_WAY = 45 * SECOND;
/** A carrier may still be writing down what it took when it is asked. */
const ASKED_AFTER = { code: 3 * SECOND, other: 60 * SECOND };
/** A code sent twice harms nobody and a code not sent does; of anything else the carrier's report is waited for first. */
const PRESUMED_LOST = { code: 0, other: 10 * 60 * SECOND };
/** How long one carrier is left alone after it failed, longer each time. */
const PAUSES = [5, 20, 60, 180, 600].map((n) => n * SECOND);
const LATER = 3_600 * SECOND;
const OUTAGE = { code: 10 * SECOND, other: 60 * SECOND };

type Facts = { code: boolean; mail: boolean; tries: readonly PastTry[]; ways: readonly Way[] };

/**
 * 选择通道: the first carrier that can say it, is not known to refuse it, and stands well. Nothing is given to a second carrier while the first may have
 * it; a recipient nobody reaches is not tried again; while every carrier is away the message waits.
 */
export function nextStep({ code, mail, tries, ways }: Facts, now: Instant): Step {
  const kind = code ? 'code' : 'other';
  const last = tries.at(-1);
  if (last?.outcome === null && now - last.beganAt < UNDER_WAY) return { do: 'leave' };
  if (last && (last.outcome === null || last.outcome === 'unclear')) {
    const askAt = (last.endedAt ?? last.beganAt) + (mail ? 0 : ASKED_AFTER[kind]);
    return askAt > now ? { do: 'wait', until: askAt } : { do: 'ask', carrier: last.carrier, number: last.number, since: last.beganAt, presumeLost: mail || now - last.beganAt >= PRESUMED_LOST[kind] };
  }
  const never = tries.find((one) => one.verdict === 'never');
  if (never) return { do: 'fail', reason: never.reason ?? 'rejected' };
  const able = ways.filter((way) => way.takes);
  if (able.length === 0) return { do: 'fail', reason: 'no_template' };
  const left = able.filter((way) => !tries.some((one) => one.carrier === way.name && one.verdict === 'other'));
  if (left.length === 0) return { do: 'fail', reason: last?.reason ?? 'rejected' };
  const ready = left.find((way) => !way.open && freeAt(way.name, tries) <= now);
  if (ready) return { do: 'send', carrier: ready.name };
  const soonest = Math.min(...left.map((way) => Math.max(freeAt(way.name, tries), way.open ? now + OUTAGE[kind] : now)));
  return { do: 'wait', until: Math.max(soonest, now + SECOND) };
}

function freeAt(carrier: string, tries: readonly PastTry[]): Instant {
  const own = tries.filter((one) => one.carrier === carrier && one.outcome === 'refused');
  const last = own.at(-1);
  if (last?.endedAt === undefined || last.endedAt === null) return 0;
  if (last.verdict === 'later') return last.endedAt + LATER;
  const again = own.filter((one) => one.verdict === 'again').length;
  return last.endedAt + (PAUSES[Math.min(again, PAUSES.length) - 1] ?? 0);
}

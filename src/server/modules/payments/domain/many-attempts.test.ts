import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttemptState, OrderState } from '#contracts/payments.ts';
import { advanceAttempt, endsUnpaid, holdsOrderOpen, type AttemptFacts, type Said } from './attempt-states.ts';
import { nextAskAt } from './attempt-timing.ts';
import { advanceOrder, decideCharge } from './order-states.ts';

const MINUTE = 60_000;
const DUE = 24_400;
const LIFE = 30 * MINUTE;
const ATTEMPTS = 3;

type Attempt = AttemptFacts & { unanswered: number; nextAskAt: number | null; known: string[] };
/** What we keep: replaced as a whole by a step that stands, left as it was by a process that dies. */
type Ours = { order: OrderState; expiresAt: number; payable: boolean; attempts: Attempt[]; settled: string[]; refunded: string[] };
/** What the channels keep: money is money whatever we know of it. */
type Theirs = { money: { reference: string; amountInFen: number; paidAt: number }[]; closed: boolean; away: boolean; cannotClose: boolean }[];

const open = (at: number): Attempt => ({ state: 'open', startedAt: at, expiresAt: at + LIFE, lastAnswer: null, lastAnsweredAt: null, unanswered: 0, nextAskAt: at + MINUTE, known: [] });

function take(ours: Ours, n: number, said: Said, now: number, dies: boolean): Ours {
  const next = structuredClone(ours);
  const attempt = next.attempts[n];
  if (!attempt) return ours;
  if (said !== 'unanswered' && said.status === 'paid') {
    const decision = decideCharge(said, { state: next.order, amountInFen: DUE, expiresAt: next.expiresAt, knownReferences: attempt.known, applicationPayable: next.payable });
    if (decision.do !== 'nothing') {
      const act = decision.do === 'settle' ? 'settle' : 'hold_for_refund';
      const [order, state] = [advanceOrder(next.order, act), advanceAttempt(attempt.state, act)];
      if (order.ok) next.order = order.value;
      if (state.ok) attempt.state = state.value;
      attempt.known.push(said.reference);
      (decision.do === 'settle' ? next.settled : next.refunded).push(said.reference);
    }
  }
  attempt.unanswered = said === 'unanswered' ? attempt.unanswered + 1 : 0;
  attempt.lastAnswer = said === 'unanswered' ? said : said.status;
  if (said !== 'unanswered') attempt.lastAnsweredAt = now;
  if (endsUnpaid(said, attempt, now)) attempt.state = 'closed';
  attempt.nextAskAt = attempt.state === 'open' ? nextAskAt(attempt, attempt.unanswered, now) : null;
  return dies ? ours : sweep(next, now);
}

/** The order's end, after an answer and every minute. */
function sweep(ours: Ours, now: number): Ours {
  return ours.order === 'open' && now >= ours.expiresAt && !ours.attempts.some(holdsOrderOpen) ? { ...ours, order: 'closed' } : ours;
}

const which = fc.nat(ATTEMPTS - 1);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pay' as const), n: which, amountInFen: fc.constantFrom(DUE, DUE, DUE, 1) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('ask' as const, 'close' as const), n: which, dies: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('notice' as const), n: which, nth: fc.nat(3), dies: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 600 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('away' as const, 'back' as const, 'cannot_close' as const), n: which }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdraw' as const }) },
);

test('no interleaving of payments, notices, answers, closes, silences and processes that die loses or doubles money, and everything comes to an end', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let now = 0;
    let charges = 0;
    let ours: Ours = { order: 'open', expiresAt: LIFE, payable: true, attempts: Array.from({ length: ATTEMPTS }, () => open(0)), settled: [], refunded: [] };
    const theirs: Theirs = Array.from({ length: ATTEMPTS }, () => ({ money: [], closed: false, away: false, cannotClose: false }));
    const answer = (n: number, nth = 0): Said => {
      const channel = theirs[n];
      if (!channel || channel.away) return 'unanswered';
      const money = channel.money[nth];
      return money ? { status: 'paid', ...money } : { status: channel.closed ? 'closed' : 'unpaid' };
    };
    const ask = (n: number, close: boolean, dies: boolean) => {
      const channel = theirs[n];
      // closing stands at the channel even when we die before we hear of it
      if (close && channel && !channel.away && !channel.cannotClose && channel.money.length === 0) channel.closed = true;
      ours = take(ours, n, answer(n), now, dies);
    };
    for (const one of steps) {
      switch (one.kind) {
        case 'pay': theirs[one.n]?.money.push({ reference: `C${String((charges += 1))}`, amountInFen: one.amountInFen, paidAt: now }); break;
        case 'ask': ask(one.n, false, one.dies); break;
        case 'close': ask(one.n, true, one.dies); break;
        // a notice goes out whether or not questions are answered, as often as it likes
        case 'notice': { const money = theirs[one.n]?.money[one.nth]; if (money) ours = take(ours, one.n, { status: 'paid', ...money }, now, one.dies); break; }
        case 'wait': now += one.minutes * MINUTE; break;
        case 'withdraw': ours = { ...ours, payable: false }; break;
        default: Object.assign(theirs[one.n] ?? {}, one.kind === 'cannot_close' ? { cannotClose: true } : { away: one.kind === 'away' });
      }
      expect(ours.settled.length).toBeLessThanOrEqual(1);
      expect(ours.order === 'paid').toBe(ours.settled.length === 1);
      for (const a of ours.attempts) expect(a.state === 'open').toBe(a.nextAskAt !== null);
    }
    // the channels come back: whatever is open is asked when it is due, for ten days; a bill names every charge
    for (const channel of theirs) channel.away = false;
    for (const end = now + 10 * 24 * 60 * MINUTE; now < end;) {
      const due = ours.attempts.flatMap((a) => (a.nextAskAt === null ? [] : [a.nextAskAt]));
      if (due.length === 0) break;
      now = Math.max(now, Math.min(...due));
      ours.attempts.forEach((a, n) => { if (a.nextAskAt !== null && a.nextAskAt <= now) ask(n, ours.order !== 'open' || now >= a.expiresAt, false); });
    }
    ours = sweep(ours, Math.max(now, ours.expiresAt));
    theirs.forEach(({ money }, n) => { for (const one of money) ours = take(ours, n, { status: 'paid', ...one }, now, false); });
    const states: AttemptState[] = ours.attempts.map((a) => a.state);
    expect([ours.order === 'open', states.includes('open')]).toEqual([false, false]);
    const taken = theirs.flatMap(({ money }) => money.map(({ reference }) => reference));
    expect([...ours.settled, ...ours.refunded].sort()).toEqual(taken.sort());
  }), { numRuns: 4000 });
});

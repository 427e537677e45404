import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOfPlan, digestOfRoster } from '../seed/digests.ts';
import { digestOfSeed, wordsFrom } from '../seed/seeded-words.ts';
import { inventSitting } from '../testing/invented-sitting.ts';
import { checkPlan, type Checked } from '../verify/check-plan.ts';
import { allocateSeats, type SeatPlan } from './allocate.ts';
import type { PaperTime, SeatingFacts } from './facts.ts';
import { seatsRepeat } from './half-days.ts';

/** 经济专业: four batches on two days, both papers in one half-day. */
const ECONOMIST: readonly PaperTime[] = [1, 2, 3, 4].flatMap((batch) => ['1', '2'].map((subject) => ({ level: '02', subject, specialties: null, halfDay: batch, batch })));
/** 翻译: a batch is a day, its two papers in the two halves of it. */
const TRANSLATOR: readonly PaperTime[] = [1, 2].flatMap((batch) => ['1', '2'].map((subject, at) => ({ level: '02', subject, specialties: null, halfDay: (batch - 1) * 2 + at + 1, batch })));
const seed = Buffer.alloc(32, 5);
const sha256 = (text: string, encoding: 'utf8' | 'hex') => createHash('sha256').update(text, encoding).digest('hex');

function sitting(people: number, times: readonly PaperTime[], { machines = 40, rooms = 4, special = 0.02 } = {}): SeatingFacts {
  const invented = inventSitting({ people, towns: 2, special, policy: { mode: 'fixed', kind: 'computer', seatsPerRoom: 60 } });
  return {
    ...invented, times, examinees: invented.examinees.map((e, at) => ({ ...e, level: '02', subjects: at % 5 === 0 ? ['2'] : ['1', '2'] })),
    rooms: ['3701', '3702'].flatMap((prefecture) => Array.from({ length: rooms }, (_, at) => ({ id: `${prefecture}-${String(at)}`, key: `${prefecture}/${String(at)}`, centreId: prefecture, prefecture, capacity: machines + at, kind: 'computer' as const, accessible: at === 0, use: 'ordinary' as const }))),
  };
}
const draw = (facts: SeatingFacts) => allocateSeats(facts, wordsFrom(seed, digestOfRoster(facts.examinees)));
const seatsOf = (plan: SeatPlan): Checked['seats'] => plan.halves.flatMap(({ halfDay, roomOf, seatOf }) => [...roomOf.entries()].flatMap(([p, r]) => (r === -1 ? [] : [{ halfDay, id: plan.examinees[p]?.id ?? '', roomId: plan.rooms[r]?.id ?? '', seat: seatOf[p] ?? 0 }])));
function findings(facts: SeatingFacts, plan: SeatPlan, changed: Partial<Checked> = {}) {
  const seats = seatsOf(plan);
  return checkPlan({
    seedDigest: digestOfSeed(seed).toString('hex'), seed: seed.toString('hex'), rosterDigest: digestOfRoster(facts.examinees).toString('hex'), planDigest: digestOfPlan(plan).toString('hex'), roster: facts.examinees, rooms: new Map(facts.rooms.map((r) => [r.id, r])), times: facts.times, policy: facts.policy,
    seats, now: seats, byHand: new Set(), tickets: null, ...changed,
  }, sha256).map((f) => f.rule);
}

describe('批次', () => {
  test.each([['a half-day', ECONOMIST], ['a day', TRANSLATOR]] as const)('each of %s: everybody in one batch for all papers, in machine rooms of other sizes; the independent check agrees', (_, times) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 12, max: 60 }), (people, machines) => {
      const facts = sitting(people, times, { machines });
      const plan = draw(facts);
      if (!plan.ok) {
        expect(plan.refusals.every((r) => r.code === 'seating.too_few_seats' || r.code === 'seating.too_few_accessible')).toBe(true);
        return;
      }
      expect(findings(facts, plan.value)).toEqual([]);
      expect(digestOfPlan(plan.value)).toEqual(digestOfPlan((draw({ ...facts, examinees: [...facts.examinees].reverse(), rooms: [...facts.rooms].reverse() }) as typeof plan).value));
    }), { numRuns: 60 });
  });

  test('are filled evenly, so that nobody sits in a full house beside an empty one', () => {
    const plan = draw(sitting(400, ECONOMIST, { special: 0 }));
    if (!plan.ok) throw new Error('enough seats');
    const counts = [1, 2, 3, 4].map((halfDay) => seatsOf(plan.value).filter((s) => s.halfDay === halfDay).length);
    expect(counts.reduce((a, b) => a + b)).toBe(400);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(10);
  });

  test('with too few machines say in which town how many are missing over all batches', () => {
    const plan = draw(sitting(900, ECONOMIST, { machines: 20, rooms: 2, special: 0 }));
    if (plan.ok) throw new Error('too few seats');
    for (const { code, params } of plan.refusals) expect([code, Number(params?.['people']) - Number(params?.['seats'])]).toEqual(['seating.too_few_seats', params?.['missing']]);
    expect(plan.refusals).toHaveLength(2);
  });

  test('that share a half-day are refused, and whoever sits in two is found', () => {
    const overlapping = draw(sitting(10, ECONOMIST.map((t) => (t.batch === 2 ? { ...t, halfDay: 1 } : t))));
    expect(overlapping.ok ? [] : overlapping.refusals.map((r) => r.code)).toEqual(['seating.batches_overlap']);
    const facts = sitting(60, TRANSLATOR);
    const plan = draw(facts);
    if (!plan.ok) throw new Error('enough seats');
    const seats = seatsOf(plan.value);
    expect(findings(facts, plan.value, { now: seats.map((s, at) => (at === 0 ? { ...s, halfDay: s.halfDay + 2 > 4 ? s.halfDay - 2 : s.halfDay + 2 } : s)) })).toContain('batch');
  });

  test('give one chair to several people, so ticket numbers need a running number', () => {
    expect([seatsRepeat(ECONOMIST, { mode: 'fixed' }), seatsRepeat([], { mode: 'fixed' })]).toEqual(['per_subject', 'fixed']);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsFrom } from '../seed/seeded-words.ts';
import { digestOfPlan } from '../seed/digests.ts';
import { inventSitting, roomsOf } from '../testing/invented-sitting.ts';
import { allocateSeats, type SeatPlan } from './allocate.ts';
import type { Examinee, SeatingFacts } from './facts.ts';
import { columnLengths, neighbourSeats, snakeSeats } from './seat-order.ts';

const draw = (seed: string) => wordsFrom(createHash('sha256').update(seed).digest(), createHash('sha256').update('roster').digest());
const allocated = (facts: SeatingFacts, seed = 'one'): SeatPlan => {
  const plan = allocateSeats(facts, draw(seed));
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusals));
  return plan.value;
};
const person = (id: string, more: Partial<Examinee> = {}): Examinee => ({ id, prefecture: '3701', level: '04', specialty: '01', subjects: ['1', '2', '3', '4'], needsAccess: false, employer: null, address: null, ...more });
const facts = (examinees: Examinee[], rooms: number, policy = {}): SeatingFacts => ({ ...inventSitting({ people: 0, policy }), examinees, rooms: roomsOf('3701', rooms) });
const seatsOf = (plan: SeatPlan) => plan.halves.flatMap((h) => [...h.roomOf.entries()].filter(([, r]) => r !== -1).map(([p, r]) => ({ halfDay: h.halfDay, id: plan.examinees[p]?.id ?? '', e: plan.examinees[p], room: plan.rooms[r], seat: h.seatOf[p] ?? 0 })));
const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => list.reduce((groups, one) => groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]), new Map<string, T[]>());
const unique = (keys: string[]) => new Set(keys).size === keys.length;

const sitting = fc.record({ people: fc.integer({ min: 1, max: 400 }), towns: fc.integer({ min: 1, max: 4 }), seed: fc.integer({ min: 1, max: 1e6 }), mode: fc.constantFrom('fixed' as const, 'per_subject' as const), mergeBelow: fc.constantFrom(1, 10, 20), spareRooms: fc.constantFrom(0, 3, 20) })
  .map(({ mode, mergeBelow, ...s }) => inventSitting({ ...s, special: 0.02, policy: { mode, mergeBelow } }));

describe('every allocation', () => {
  test('seats everybody for every paper once, within capacity, of the right town and kind, accessible where needed', () => {
    fc.assert(fc.property(sitting, (s) => {
      const result = allocateSeats(s, draw('one'));
      if (!result.ok) {
        expect(result.refusals.map((r) => r.code).every((c) => c === 'seating.too_few_accessible' || c === 'seating.too_few_seats')).toBe(true);
        return;
      }
      const seats = seatsOf(result.value);
      expect(seats).toHaveLength(s.examinees.reduce((n, e) => n + e.subjects.length, 0));
      expect(unique(seats.map((x) => `${String(x.halfDay)}/${x.id}`))).toBe(true);
      expect(unique(seats.map((x) => `${String(x.halfDay)}/${x.room?.id ?? ''}/${String(x.seat)}`))).toBe(true);
      for (const { e, room, seat } of seats) {
        expect(seat >= 1 && seat <= Math.min(30, room?.capacity ?? 0)).toBe(true);
        expect([room?.prefecture, room?.kind, room?.use]).toEqual([e?.prefecture, 'paper', 'ordinary']);
        if (e?.needsAccess) expect(room?.accessible).toBe(true);
      }
    }), { numRuns: 150 });
  });

  test('is the same whatever order people and rooms come in, and another with another seed', () => {
    fc.assert(fc.property(sitting.filter((s) => s.examinees.length > 40), fc.infiniteStream(fc.nat()), (s, order) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((item) => ({ item, at: order.next().value })).sort((a, b) => a.at - b.at).map((x) => x.item);
      const one = allocateSeats(s, draw('one'));
      if (!one.ok) return;
      const again = allocated({ ...s, examinees: shuffled(s.examinees), rooms: shuffled(s.rooms) });
      expect(digestOfPlan(again)).toEqual(digestOfPlan(one.value));
      expect(digestOfPlan(allocated(s, 'two'))).not.toEqual(digestOfPlan(one.value));
    }), { numRuns: 40 });
  });

  test('with fixed seats leaves everybody in one seat throughout', () => {
    const seats = seatsOf(allocated(inventSitting({ people: 700, towns: 3 })));
    for (const id of new Set(seats.map((s) => s.id))) expect(new Set(seats.filter((s) => s.id === id).map((s) => `${s.room?.id ?? ''}/${String(s.seat)}`)).size).toBe(1);
  });
});

describe('papers and rooms', () => {
  test('level and specialty keep to rooms of their own; fewer than ten left over share one', () => {
    const plan = allocated(facts([...Array.from({ length: 63 }, (_, i) => person(`张伟${String(i)}`)), ...Array.from({ length: 34 }, (_, i) => person(`欧阳倩${String(i)}`, { specialty: '02' }))], 8));
    const rooms = grouped(seatsOf(plan).filter((s) => s.halfDay === 1), (s) => s.room?.id ?? '');
    const mixed = [...rooms.values()].filter((r) => new Set(r.map((s) => s.e?.specialty)).size > 1);
    expect([...rooms.values()].map((r) => r.length).sort((a, b) => b - a)).toEqual([30, 30, 30, 7]);
    expect(mixed.map((r) => r.length)).toEqual([7]);
    expect(plan.breaches.find((b) => b.rule === 'one_paper')?.count).toBe(4);
  });

  test('who needs access sits in an accessible room, and when rooms are scarce nobody is left over', () => {
    const people = [...Array.from({ length: 59 }, (_, i) => person(`王晓[沛]${String(i)}`, { specialty: String((i % 6) + 1).padStart(2, '0') })), person('阿依古丽·买买提', { needsAccess: true })];
    const plan = allocated(facts(people, 2));
    expect(seatsOf(plan).filter((s) => s.halfDay === 2)).toHaveLength(60);
    expect(seatsOf(plan).find((s) => s.id === '阿依古丽·买买提')?.room?.accessible).toBe(true);
    expect(plan.breaches.map((b) => b.rule)).toContain('papers_apart');
  });

  test('too few seats are told town by town and half-day by half-day, with how many are missing', () => {
    const crowd = Array.from({ length: 70 }, (_, i) => person(`𠮷田${String(i)}`, { subjects: i < 65 ? ['1', '2'] : ['2'] }));
    const perSubject = allocateSeats(facts(crowd, 2, { mode: 'per_subject' }), draw('one'));
    expect(perSubject.ok ? [] : perSubject.refusals.map((r) => r.params)).toEqual([
      { prefecture: '3701', halfDay: 1, people: 65, seats: 60, missing: 5 }, { prefecture: '3701', halfDay: 2, people: 70, seats: 60, missing: 10 },
    ]);
    const noAccess = allocateSeats({ ...facts([person('张伟', { needsAccess: true })], 2), rooms: roomsOf('3701', 2).map((r) => ({ ...r, accessible: false })) }, draw('one'));
    expect(noAccess.ok ? [] : noAccess.refusals[0]?.code).toBe('seating.too_few_accessible');
  });

  test('a subject the timetable does not hold is told with how many chose it', () => {
    const no = allocateSeats({ ...facts([person('张伟'), person('欧阳倩')], 1), times: [] }, draw('one'));
    expect(no.ok ? [] : no.refusals.map((r) => [r.code, r.params?.['subject'], r.params?.['count']])).toEqual(['1', '2', '3', '4'].map((s) => ['seating.no_time', s, 2]));
  });

  test('colleagues and neighbours sit apart where the room allows it', () => {
    const plan = allocated(facts(Array.from({ length: 60 }, (_, i) => person(`张伟${String(i)}`, { employer: i < 40 ? `单位${String(i % 5)}` : null, address: i % 7 === 0 ? '同一小区' : null })), 2));
    expect(plan.breaches.filter((b) => b.rule === 'employers_apart' || b.rule === 'addresses_apart')).toEqual([]);
    const all = allocated(facts(Array.from({ length: 30 }, (_, i) => person(`张伟${String(i)}`, { employer: '同一单位' })), 1));
    expect(all.breaches.find((b) => b.rule === 'employers_apart')?.count).toBeGreaterThan(100);
  });

  test('with seats by subject whoever sits everything stays in one room where the rooms suffice', () => {
    const plan = allocated(facts([...Array.from({ length: 60 }, (_, i) => person(`张伟${String(i)}`)), ...Array.from({ length: 45 }, (_, i) => person(`欧阳倩${String(i)}`, { subjects: ['3'] }))], 6, { mode: 'per_subject' }));
    const whole = grouped(seatsOf(plan).filter((s) => s.id.startsWith('张伟')), (s) => s.id);
    for (const seats of whole.values()) expect(new Set(seats.map((s) => s.room?.id)).size).toBe(1);
  });
});

describe('the snake', () => {
  test('of thirty seats has columns of 7-8-8-7, and each next seat is beside the one before', () => {
    expect(columnLengths(30, 4)).toEqual([7, 8, 8, 7]);
    const seats = snakeSeats(30, 4);
    expect(seats.map((s) => s.seat)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    for (const [i, s] of seats.entries()) {
      const before = seats[i - 1];
      if (before) expect(before.column === s.column ? Math.abs(before.row - s.row) : s.column - before.column).toBe(1);
    }
    expect([seats[6]?.row, seats[7]?.row, seats[14]?.row, seats[15]?.row]).toEqual([6, 7, 0, 0]);
  });

  test('makes neighbours of each other, never of oneself', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), (seats, columns) => {
      const all = neighbourSeats(seats, columns);
      for (const [a, beside] of all.entries()) for (const b of beside) expect(b !== a && (all[b] ?? []).includes(a)).toBe(true);
    }));
  });
});

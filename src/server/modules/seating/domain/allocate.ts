import type { SeatPolicy, SoftBreach } from '#contracts/seating.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { refused, ok, type Result } from '#server/kernel/result.ts';
import { demandsOf, refusalsOfDemand, usableRooms } from './capacity.ts';
import { byText, type DrawWords, type Examinee, type HalfSeats, type PaperTime, type Room, type SeatingFacts } from './facts.ts';
import { fillRooms, keepRooms, seatsIn, type Crowd, type Filled } from './fill-rooms.ts';
import { dealBatches } from './deal-batches.ts';
import { batchesOf, halfDaysOf, openBatchesOf, refusalsOfBatches, refusalsWithoutTime } from './half-days.ts';
import { drawLots, lineUp } from './line-up.ts';
import { neighbourSeats } from './seat-order.ts';
import { seatPeople } from './seat-people.ts';
import { softBreaches } from './soft-rules.ts';

/** A plan (编排方案): examinees and rooms in the order the seats name them, rooms numbered within their town (考场号, 0: not used). */
export type SeatPlan = { examinees: readonly Examinee[]; rooms: readonly Room[]; numbers: Int32Array; halves: readonly HalfSeats[]; breaches: readonly SoftBreach[] };

/**
 * Gives every examinee a seat for each half-day they sit (考场编排, domain.md 3.2 item 12, 6.5). The same people, rooms, times, policy and lots give the
 * same plan, in whatever order they come. Hard rules: one seat a half-day, no seat twice, no room over its capacity, of the town applied for and of the
 * kind needed, an accessible one for who needs it; where the timetable has batches, one batch a person. Everything else is followed as far as the rooms allow, and what was not is told.
 */
export function allocateSeats(facts: SeatingFacts, draw: DrawWords, tell: (done: number, of: number) => void = () => undefined): Result<SeatPlan> {
  const { policy, times } = facts;
  const examinees = facts.examinees.toSorted((a, b) => byText(a.id, b.id));
  const rooms = usableRooms(facts.rooms, policy).sort((a, b) => byText(a.prefecture, b.prefecture) || byText(a.key, b.key) || byText(a.id, b.id));
  const halvesOf = halfDaysOf(times);
  const batches = batchesOf(times);
  const no = [...refusalsWithoutTime(examinees, times), ...refusalsOfBatches(times), ...(batches.length > 0 ? [] : refusalsOfDemand(demandsOf(examinees, halvesOf, rooms, policy)))];
  if (no.length > 0) return refused(no);
  const lots = drawLots(draw(examinees.length * 2), examinees.length);
  const dealt = batches.length > 0 ? dealTowns(examinees, rooms, policy, times, lots) : undefined;
  if (dealt && dealt.no.length > 0) return refused(dealt.no);
  const sits = examinees.map((e, p) => halvesOf(e, dealt?.batchOf[p] ?? 0));
  const bases = examinees.map(baseOf);
  const paperOf = (person: number, halfDay: number): string => `${bases[person] ?? ''}/${sits[person]?.get(halfDay) ?? ''}`;
  const halves = [...new Set([...new Set(sits)].flatMap((s) => [...s.keys()]))].sort((a, b) => a - b).map((halfDay): HalfSeats => ({ halfDay, roomOf: new Int32Array(examinees.length).fill(-1), seatOf: new Uint16Array(examinees.length) }));
  const numbers = new Int32Array(rooms.length);
  const arrange = arranger(examinees, rooms, policy, lots);
  const tight: { prefecture: string; halfDay: number }[] = [];
  const openIn = groupBy(rooms.keys(), (r) => rooms[r]?.prefecture ?? '');
  let done = 0;
  for (const [prefecture, people] of groupBy(examinees.keys(), (p) => examinees[p]?.prefecture ?? '')) {
    const town = { rooms, open: openIn.get(prefecture) ?? [], examinees, policy };
    const papersOf = new Map([...new Set(people.map((p) => sits[p]))].map((s) => [s, [...(s?.keys() ?? [])].join()]));
    const lined = new Map([...groupBy(people, (p) => bases[p] ?? '')].sort(([a], [b]) => byText(a, b)).map(([base, own]) => [base, lineUp(own, examinees, lots, (p) => papersOf.get(sits[p]) ?? '', policy.seatsPerRoom)]));
    if (policy.mode === 'fixed') {
      for (const batch of batches.length > 0 ? batches : [0]) {
        const crowds = [...lined].map(([base, own]) => ({ base, people: own.filter((p) => (dealt?.batchOf[p] ?? 0) === batch) })).filter((c) => c.people.length > 0);
        const { filled, tight: isTight } = fillRooms(town, crowds, new Map());
        if (isTight) tight.push({ prefecture, halfDay: batch === 0 ? 0 : Math.min(...crowds.flatMap((c) => c.people.flatMap((p) => [...(sits[p]?.keys() ?? [])]))) });
        const seated = arrange(filled, (p) => bases[p] ?? '');
        for (const half of halves) put(seated, half, (p) => sits[p]?.has(half.halfDay) ?? false);
      }
    } else {
      const crowds = halves.map(({ halfDay }) => crowdsOf(lined, (p) => sits[p]?.get(halfDay)));
      const kept = keepRooms(town, crowds);
      for (const [h, half] of halves.entries()) {
        const { filled, tight: isTight } = fillRooms(town, crowds[h] ?? [], kept);
        if (isTight) tight.push({ prefecture, halfDay: half.halfDay });
        put(arrange(filled, (p) => paperOf(p, half.halfDay)), half, () => true);
      }
    }
    numberRooms(numbers, town.open, halves, people);
    done += people.length;
    tell(done, examinees.length);
  }
  return ok({ examinees, rooms, numbers, halves, breaches: softBreaches({ examinees, rooms, halves, policy, tight, paperOf }) });
}

/** Deals the people of every town into batches, level and specialty after one another and by lot within them; a town without seats enough is told with how many are missing. */
function dealTowns(examinees: readonly Examinee[], rooms: readonly Room[], policy: SeatPolicy, times: readonly PaperTime[], lots: Float64Array): { batchOf: Int32Array; no: Refusal[] } {
  const batches = batchesOf(times);
  const openOf = openBatchesOf(times);
  const batchOf = new Int32Array(examinees.length);
  const no: Refusal[] = [];
  for (const [prefecture, people] of groupBy(examinees.keys(), (p) => examinees[p]?.prefecture ?? '')) {
    const own = rooms.filter((r) => r.prefecture === prefecture);
    const [all, accessible] = [sum(own.map((r) => seatsIn(r, policy))), sum(own.filter((r) => r.accessible).map((r) => seatsIn(r, policy)))];
    const order = people.toSorted((a, b) => byText(keyOf(examinees[a]), keyOf(examinees[b])) || (lots[a] ?? 0) - (lots[b] ?? 0) || a - b);
    const { batchOf: dealt, unplaced, unplacedSpecial } = dealBatches(order.map((person) => ({ person, open: openOf(examinees[person] ?? STRANGER), special: examinees[person]?.needsAccess ?? false })), batches, { all, accessible });
    for (const [person, batch] of dealt) batchOf[person] = batch;
    if (unplaced > unplacedSpecial) no.push(refuse('seating.too_few_seats', { params: { prefecture, halfDay: 0, people: people.length, seats: all * batches.length, missing: unplaced } }));
    else if (unplaced > 0) no.push(refuse('seating.too_few_accessible', { params: { prefecture, halfDay: 0, people: people.filter((p) => examinees[p]?.needsAccess).length, seats: accessible * batches.length, missing: unplacedSpecial } }));
  }
  return { batchOf, no };
}

const STRANGER = { level: '', specialty: '', subjects: [] };
const keyOf = (e: Examinee | undefined): string => (e ? `${baseOf(e)}/${e.subjects.join('')}` : '');
const sum = (numbers: readonly number[]): number => numbers.reduce((n, one) => n + one, 0);

/** Seats the people of each room by lot, those of one paper together; answers them in the order of seats. */
function arranger(examinees: readonly Examinee[], rooms: readonly Room[], policy: SeatPolicy, lots: Float64Array): (filled: readonly Filled[], crowdOf: (person: number) => string) => Filled[] {
  const neighboursOf = new Map<number, number[][]>();
  return (filled, crowdOf) => filled.map(({ room, people }) => {
    const seats = seatsIn(rooms[room], policy);
    const neighbours = neighboursOf.get(seats) ?? neighbourSeats(seats, policy.columns);
    neighboursOf.set(seats, neighbours);
    const crowds = groupBy(people, crowdOf);
    const code = new Map([...crowds.values()].flatMap((own, i) => own.map((p) => [p, i] as const)));
    const order = [...crowds.values()].flatMap((own) => own.sort((a, b) => (lots[a] ?? 0) - (lots[b] ?? 0) || a - b));
    return { room, people: seatPeople(order, (p) => code.get(p) ?? 0, (p) => examinees[p] ?? NOBODY, neighbours) };
  });
}

function put(seated: readonly Filled[], half: HalfSeats, sitsThen: (person: number) => boolean): void {
  const { roomOf, seatOf } = half;
  for (const { room, people } of seated) {
    for (const [at, p] of people.entries()) {
      if (!sitsThen(p)) continue;
      roomOf[p] = room;
      seatOf[p] = at + 1;
    }
  }
}

const NOBODY = { employer: null, address: null };

const baseOf = (e: Examinee): string => `${e.level}/${e.specialty}`;

/** The papers of one half-day with who writes them, those of one level and specialty following one another. */
function crowdsOf(lined: ReadonlyMap<string, readonly number[]>, subjectOf: (person: number) => string | undefined): Crowd[] {
  return [...lined].flatMap(([base, people]) => {
    const papers = groupBy(people.filter((p) => subjectOf(p) !== undefined), (p) => subjectOf(p) ?? '');
    return [...papers].sort(([a], [b]) => byText(a, b)).map(([, own]) => ({ base, people: own }));
  });
}

/** Numbers the rooms of a town that somebody sits in, from 1, in the order of centres. */
function numberRooms(numbers: Int32Array, open: readonly number[], halves: readonly HalfSeats[], people: readonly number[]): void {
  const used = new Set<number>();
  for (const half of halves) for (const p of people) used.add(half.roomOf[p] ?? -1);
  for (const [i, r] of open.filter((room) => used.has(room)).entries()) numbers.fill(i + 1, r, r + 1);
}

function groupBy(people: Iterable<number>, keyOf: (person: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const p of people) {
    const key = keyOf(p);
    const there = groups.get(key);
    if (there) there.push(p);
    else groups.set(key, [p]);
  }
  return groups;
}

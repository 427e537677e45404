import { SOFT_RULES, type SeatPolicy, type SoftBreach, type SoftRule } from '#contracts/seating.ts';
import type { Examinee, HalfSeats, Room } from './facts.ts';
import { seatsIn } from './fill-rooms.ts';
import { neighbourSeats } from './seat-order.ts';

type Seen = { examinees: readonly Examinee[]; rooms: readonly Room[]; halves: readonly HalfSeats[]; policy: SeatPolicy; tight: readonly { prefecture: string; halfDay: number }[]; paperOf: (person: number, halfDay: number) => string };

const EXAMPLES = 5;

/** Every wish the plan could not fulfil, rule by rule, with how often and some examples (软规则报告). */
export function softBreaches({ examinees, rooms, halves, policy, tight, paperOf }: Seen): SoftBreach[] {
  const found = new Map<SoftRule, SoftBreach>(SOFT_RULES.map((rule) => [rule, { rule, count: 0, examples: [] }]));
  const tell = (rule: SoftRule, example: SoftBreach['examples'][number]) => {
    const breach = found.get(rule);
    if (!breach) return;
    breach.count += 1;
    if (breach.examples.length < EXAMPLES) breach.examples.push(example);
  };
  const neighboursOf = new Map<number, number[][]>();
  for (const t of tight) tell('papers_apart', { ...t, roomId: null, seats: [] });
  for (const { halfDay, roomOf, seatOf } of halves) {
    for (const [room, people] of sittersOf(roomOf)) {
      const { id: roomId = '', prefecture = '' } = rooms[room] ?? {};
      const here = { prefecture, halfDay, roomId };
      if (people.length < policy.mergeBelow) tell('full_rooms', { ...here, seats: people.map((p) => seatOf[p] ?? 0) });
      if (new Set(people.map((p) => paperOf(p, halfDay))).size > 1) tell('one_paper', { ...here, seats: [] });
      if (people.every((p) => examinees[p]?.employer === null && examinees[p].address === null)) continue;
      const bySeat = new Map(people.map((p) => [(seatOf[p] ?? 0) - 1, p]));
      const seats = seatsIn(rooms[room], policy);
      const neighbours = neighboursOf.get(seats) ?? neighbourSeats(seats, policy.columns);
      neighboursOf.set(seats, neighbours);
      for (const [seat, p] of bySeat) {
        for (const n of neighbours[seat] ?? []) {
          const [a, b] = [examinees[p], examinees[bySeat.get(n) ?? -1]];
          if (n < seat || !a || !b) continue;
          if (a.employer !== null && a.employer === b.employer) tell('employers_apart', { ...here, seats: [seat + 1, n + 1] });
          if (a.address !== null && a.address === b.address) tell('addresses_apart', { ...here, seats: [seat + 1, n + 1] });
        }
      }
    }
  }
  const first = new Int32Array(examinees.length).fill(-1);
  const moved = new Set<number>();
  for (const { halfDay, roomOf } of halves) {
    for (const [p, room] of roomOf.entries()) {
      if (room === -1) continue;
      const before = first[p] ?? -1;
      if (before === -1) first[p] = room;
      else if (before !== room && !moved.has(p)) {
        moved.add(p);
        const [from, to] = [rooms[before], rooms[room]];
        tell('same_room', { prefecture: to?.prefecture ?? '', halfDay, roomId: to?.id ?? null, seats: [] });
        if (from?.centreId !== to?.centreId) tell('same_centre', { prefecture: to?.prefecture ?? '', halfDay, roomId: to?.id ?? null, seats: [] });
      }
    }
  }
  return [...found.values()].filter((b) => b.count > 0);
}

function sittersOf(roomOf: Int32Array): Map<number, number[]> {
  const sitting = new Map<number, number[]>();
  for (const [person, room] of roomOf.entries()) {
    if (room === -1) continue;
    const there = sitting.get(room);
    if (there) there.push(person);
    else sitting.set(room, [person]);
  }
  return sitting;
}

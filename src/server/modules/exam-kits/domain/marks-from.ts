import type { KitEntry, Stand } from '#contracts/exam-kit-entries.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Somebody of the roster with the subjects they sit on the half-day. */
export type Expected = { ticket: string; room: number; seat: number; subjects: readonly string[] };
export type Mark = { number: string; subject: string; kind: 'absent' | 'violation'; note: string };

/** What goes into the exam-day marks (考务数据): an absence for each subject of the half-day, a breach with what was noted; whoever is not on the roster is told. */
export function marksFrom(expected: readonly Expected[], stands: ReadonlyMap<string, Stand>): { marks: Mark[]; faults: { ticket: string; refusal: Refusal }[] } {
  const known = new Map(expected.map((e) => [e.ticket, e]));
  const marks: Mark[] = [];
  const faults: { ticket: string; refusal: Refusal }[] = [];
  for (const [ticket, stand] of [...stands].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const who = known.get(ticket);
    if (!who) { faults.push({ ticket, refusal: refuse('exam_kit.off_roster') }); continue; }
    if (stand.disputed) faults.push({ ticket, refusal: refuse('exam_kit.disputed') });
    const note = noteOf(stand.violations);
    for (const subject of who.subjects) {
      // a breach outweighs an absence: whoever broke a rule was there
      if (stand.violations.length > 0) marks.push({ number: ticket, subject, kind: 'violation', note });
      else if (stand.presence === 'absent') marks.push({ number: ticket, subject, kind: 'absent', note: '' });
    }
  }
  return { marks, faults };
}

/** Room by room: how many are expected, came, did not come, and were not marked at all. */
export function countRooms(expected: readonly Expected[], stands: ReadonlyMap<string, Stand>): { number: number; expected: number; present: number; absent: number; unmarked: number }[] {
  const rooms = new Map<number, { number: number; expected: number; present: number; absent: number; unmarked: number }>();
  for (const { ticket, room } of expected) {
    const line = rooms.get(room) ?? { number: room, expected: 0, present: 0, absent: 0, unmarked: 0 };
    line.expected += 1;
    line[stands.get(ticket)?.presence ?? 'unmarked'] += 1;
    rooms.set(room, line);
  }
  return [...rooms.values()].sort((a, b) => a.number - b.number);
}

const noteOf = (violations: readonly KitEntry[]): string => violations.map((v) => v.note).join('；').slice(0, 300);

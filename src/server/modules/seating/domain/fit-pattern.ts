import type { TicketPattern } from '#contracts/seating.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ticketNumber } from './ticket-number.ts';

/** What a pattern cannot carry of a plan: more rooms of a town than its digits count, or more people; codes of another length. */
export function refusalsToNumber(pattern: TicketPattern, towns: readonly { prefecture: string; rooms: number; people: number }[], of: { year: number; exam: string; province: string }): Refusal[] {
  const digits = (part: 'room' | 'serial') => pattern.find((p) => p.part === part)?.digits;
  const [room, serial] = [digits('room'), digits('serial')];
  const over = (n: number, most: number | undefined) => most !== undefined && String(n).length > most;
  const fits = pattern.filter(({ part }) => part !== 'room' && part !== 'serial' && part !== 'seat').filter((part) => ticketNumber([part], { ...of, prefecture: `${of.province}01`, level: '04', room: 1, seat: 1, serial: 1 }) === undefined);
  return [
    ...fits.map(({ part }) => refuse('seating.exam_level_too_long', { path: 'pattern', params: { part } })),
    ...towns.filter((t) => over(t.rooms, room)).map((t) => refuse('seating.number_too_long', { params: { prefecture: t.prefecture, rooms: t.rooms, digits: room ?? 0 } })),
    ...towns.filter((t) => over(t.people, serial)).map((t) => refuse('seating.serial_too_long', { params: { prefecture: t.prefecture, people: t.people, digits: serial ?? 0 } })),
  ];
}

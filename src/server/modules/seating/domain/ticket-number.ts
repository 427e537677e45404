import { TICKET_PARTS, type TicketPart, type TicketPattern } from '#contracts/seating.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What a ticket number may say; `room` and `seat` are those of the first half-day sat, `serial` counts through the town. */
export type TicketFacts = { year: number; exam: string; province: string; prefecture: string; level: string; room: number; seat: number; serial: number };

/** 准考证号 made of named parts (domain.md 6.4); undefined when a number is too long for its part. */
export function ticketNumber(pattern: TicketPattern, facts: TicketFacts): string | undefined {
  const parts = pattern.map(({ part, digits }) => partOf(part, digits, facts));
  return parts.every((p) => p !== undefined) ? parts.join('') : undefined;
}

/** How many digits the numbers of a pattern have. */
export function lengthOf(pattern: TicketPattern): number {
  return pattern.reduce((sum, p) => sum + p.digits, 0);
}

/** What a pattern must not be: a part twice, longer than a number can be, or unable to tell two examinees of a sitting apart. */
export function refusalsOfPattern(pattern: TicketPattern, mode: 'fixed' | 'per_subject'): Refusal[] {
  const has = (part: TicketPart) => pattern.some((p) => p.part === part);
  const no: Refusal[] = [];
  if (TICKET_PARTS.some((part) => pattern.filter((p) => p.part === part).length > 1)) no.push(refuse('seating.pattern_part_twice', { path: 'pattern' }));
  if (lengthOf(pattern) > 20) no.push(refuse('seating.pattern_too_long', { path: 'pattern', params: { most: 20 } }));
  const towns = has('prefecture') && has('province');
  const apart = has('serial') || (mode === 'fixed' && has('room') && has('seat'));
  if (!towns || !apart) no.push(refuse(mode === 'fixed' ? 'seating.pattern_ambiguous' : 'seating.pattern_needs_serial', { path: 'pattern' }));
  return no;
}

function partOf(part: TicketPart, digits: number, f: TicketFacts): string | undefined {
  switch (part) {
    case 'year': return String(f.year).padStart(4, '0').slice(-digits);
    case 'exam': return exactly(f.exam, digits);
    case 'province': return exactly(f.province, digits);
    case 'prefecture': return exactly(f.prefecture.slice(2), digits);
    case 'level': return exactly(f.level.slice(-digits), digits);
    case 'room': return exactly(String(f.room).padStart(digits, '0'), digits);
    case 'seat': return exactly(String(f.seat).padStart(digits, '0'), digits);
    case 'serial': return exactly(String(f.serial).padStart(digits, '0'), digits);
  }
}

const exactly = (text: string, digits: number): string | undefined => (text.length === digits ? text : undefined);

import { createHash } from 'node:crypto';
import { byText, type Examinee } from '../domain/facts.ts';
import type { SeatPlan } from '../domain/allocate.ts';

/** Feeds lines to a digest in pieces: a million of them are no text of their own. */
function digestLines(lines: Iterable<string>): Buffer {
  const hash = createHash('sha256');
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length > 65_536) {
      hash.update(piece);
      piece = '';
    }
  }
  return hash.update(piece).digest();
}

/** One examinee as the roster's digest reads it; fields are divided by a bar, which none of them holds. */
export function rosterLine(e: Examinee): string {
  return [e.id, e.prefecture, e.level, e.specialty, e.subjects.join(''), e.needsAccess ? '1' : '0', e.employer ?? '', e.address ?? ''].join('|');
}

/** The digest of a closed roster (应考名册摘要): a line for each examinee in the order of their ids. */
export function digestOfRoster(examinees: readonly Examinee[]): Buffer {
  return digestLines(examinees.toSorted((a, b) => byText(a.id, b.id)).map(rosterLine));
}

/** The digest of a plan: half-day, examinee, room and seat of everybody, in the order of half-days and ids. */
export function digestOfPlan({ examinees, rooms, halves }: SeatPlan): Buffer {
  return digestLines(seatLines());

  function* seatLines() {
    for (const { halfDay, roomOf, seatOf } of halves) {
      for (const [at, e] of examinees.entries()) {
        const room = roomOf[at] ?? -1;
        if (room !== -1) yield `${String(halfDay)}|${e.id}|${rooms[room]?.id ?? ''}|${String(seatOf[at] ?? 0)}`;
      }
    }
  }
}

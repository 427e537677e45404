import type { JSX } from 'react';
import type { RoomMap } from '#contracts/seat-plans.ts';
import { colon, say } from '../../shared/text/text.ts';
import { words } from './words.ts';

const WIDE = 84;
const HIGH = 46;
const GAP = 8;
const TOP = 34;
/** Fills by which the papers of a mixed room are told apart; each also has its own edge, and the table says it in words. */
const LOOKS = ['fill-wash stroke-blue', 'fill-warning-wash stroke-warning', 'fill-success-wash stroke-success', 'fill-danger-wash stroke-danger'];

/** The seats of a room as they stand, in columns from the door, numbered as a snake; a thin line leads from seat to seat. The table beside says the same. */
export function RoomDrawing({ map }: { map: RoomMap }): JSX.Element {
  const t = say(words);
  const rows = Math.max(0, ...map.seats.map((s) => s.row)) + 1;
  const columns = Math.max(0, ...map.seats.map((s) => s.column)) + 1;
  const papers = [...new Set(map.seats.flatMap((s) => (s.person ? [s.person.paper.zh] : [])))];
  const x = (column: number) => GAP + column * (WIDE + GAP);
  const y = (row: number) => TOP + row * (HIGH + GAP);
  const [width, height] = [GAP + columns * (WIDE + GAP), TOP + rows * (HIGH + GAP)];
  return (
    <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={`${t.map}${colon()}${t.mapOf(map.number)}`} className="h-auto w-full max-w-xl">
      <rect x={GAP} y={4} width={width - 2 * GAP} height={22} rx={3} className="fill-deep" />
      <text x={width / 2} y={20} textAnchor="middle" className="fill-ink text-[13px]">{t.front}</text>
      <text x={GAP + 6} y={20} className="fill-soft text-[12px]">{t.door}</text>
      <polyline points={map.seats.map((s) => `${String(x(s.column) + WIDE / 2)},${String(y(s.row) + HIGH / 2)}`).join(' ')} className="fill-none stroke-line" strokeDasharray="3 4" />
      {map.seats.map(({ seat, column, row, person }) => (
        <g key={seat}>
          <rect x={x(column)} y={y(row)} width={WIDE} height={HIGH} rx={4} strokeWidth={person?.needsAccess ? 3 : 1.2} className={person ? (LOOKS[papers.indexOf(person.paper.zh) % LOOKS.length] ?? '') : 'fill-paper stroke-rule'} strokeDasharray={person ? undefined : '4 3'} />
          <text x={x(column) + 6} y={y(row) + 17} className="digits fill-ink text-[13px] font-semibold">{String(seat).padStart(2, '0')}</text>
          {person?.variant ? <text x={x(column) + WIDE - 6} y={y(row) + 17} textAnchor="end" className="fill-ink text-[13px] font-semibold">{person.variant}</text> : null}
          <text x={x(column) + 6} y={y(row) + 37} className={`text-[13px] ${person ? 'fill-ink' : 'fill-soft'}`}>{person ? person.name : t.empty}</text>
        </g>
      ))}
    </svg>
  );
}

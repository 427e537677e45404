import type { JSX } from 'react';
import { WINDOW_NAMES, type WindowName } from '#contracts/catalogue.ts';
import { beijingDay, beijingTime, startOfBeijingDay } from '#contracts/dates.ts';
import type { EditedWindows, StaffSitting } from '#contracts/sittings.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { words } from './words.ts';

const DAY = 86_400_000;
const ROW = 34;
const HEAD = 26;
const LEFT = 96;
const WIDTH = 1000;
const LANES: Record<WindowName, number> = { apply: 0, confirm: 1, review: 2, pay: 3, ticket: 0, score: 1, recheck: 2 };
const FILLS: Record<WindowName, string> = { apply: 'fill-blue', confirm: 'fill-gold-ink', review: 'fill-success', pay: 'fill-danger', ticket: 'fill-night', score: 'fill-soft', recheck: 'fill-gold' };
const SWATCHES: Record<WindowName, string> = { apply: 'bg-blue', confirm: 'bg-gold-ink', review: 'bg-success', pay: 'bg-danger', ticket: 'bg-night', score: 'bg-soft', recheck: 'bg-gold' };

type Row = { key: string; name: string; windows: EditedWindows };

/** The windows of every province along one line of time, the national frame above them (时间安排图); scores that stay open for a year are cut at the last opening. */
export function Timeline({ sitting }: { sitting: StaffSitting }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const rows: Row[] = [{ key: 'frame', name: t.frame, windows: sitting.frame }, ...sitting.provinces.map((p) => ({ key: p.province, name: p.name[lang], windows: p.terms.windows }))];
  const spans = rows.flatMap((r) => WINDOW_NAMES.flatMap((w) => r.windows[w] ?? []));
  const days = sitting.settings.examOn.map(startOfBeijingDay);
  const start = Math.min(...spans.map((s) => s.opensAt), ...days) - 2 * DAY;
  const end = Math.max(...spans.map((s) => Math.min(s.closesAt, s.opensAt + 40 * DAY)), ...days.map((d) => d + DAY)) + 2 * DAY;
  const x = (at: number) => LEFT + ((Math.min(Math.max(at, start), end) - start) / (end - start)) * (WIDTH - LEFT);
  const height = HEAD + rows.length * ROW;
  return (
    <figure className="grid gap-2">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">{WINDOW_NAMES.map((w) => <li key={w} className="inline-flex items-center gap-1.5"><span aria-hidden="true" className={`inline-block size-3 rounded-sm ${SWATCHES[w]}`} />{t.windows[w]}</li>)}</ul>
      <div className="relative overflow-x-auto rounded-lg border border-rule bg-paper" role="region" aria-label={t.timeline} tabIndex={0}>
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(height)}`} width={WIDTH} height={height} role="img" aria-label={t.timelineText} className="min-w-[60rem] text-ink">
          {monthsBetween(start, end).map((m) => <g key={m}><line x1={x(m)} x2={x(m)} y1={HEAD - 8} y2={height} className="stroke-rule" /><text x={x(m) + 4} y={16} fontSize={11} className="fill-soft">{beijingDay(m).slice(0, 7)}</text></g>)}
          {days.map((d) => <rect key={d} x={x(d)} width={Math.max(2, x(d + DAY) - x(d))} y={HEAD - 8} height={height - HEAD + 8} className="fill-gold" opacity={0.45} />)}
          {rows.map((r, at) => <Bars key={r.key} row={r} y={HEAD + at * ROW} x={x} first={at === 0} />)}
          {sitting.now > start && sitting.now < end ? <line x1={x(sitting.now)} x2={x(sitting.now)} y1={HEAD - 8} y2={height} className="stroke-danger" strokeDasharray="4 3" /> : null}
        </svg>
      </div>
      <figcaption className="text-sm text-soft">{t.timelineText}</figcaption>
    </figure>
  );
}

function Bars({ row, y, x, first }: { row: Row; y: number; x: (at: number) => number; first: boolean }): JSX.Element {
  const t = say(words);
  return (
    <g>
      {first ? <rect x={0} y={y} width={WIDTH} height={ROW} className="fill-wash" /> : <line x1={0} x2={WIDTH} y1={y} y2={y} className="stroke-rule" />}
      <text x={8} y={y + ROW / 2 + 4} fontSize={12} className="fill-ink">{row.name}</text>
      {WINDOW_NAMES.map((w) => {
        const span = row.windows[w];
        if (span === null || span.opensAt >= span.closesAt) return null;
        return <rect key={w} x={x(span.opensAt)} width={Math.max(3, x(span.closesAt) - x(span.opensAt))} y={y + 4 + LANES[w] * 7} height={5} rx={2} className={FILLS[w]}><title>{`${row.name} · ${t.windows[w]}: ${beijingTime(span.opensAt)} – ${beijingTime(span.closesAt)}`}</title></rect>;
      })}
    </g>
  );
}

function monthsBetween(start: number, end: number): number[] {
  const months: number[] = [];
  const [year = 0, month = 1] = beijingDay(start).split('-').map(Number);
  for (let m = 0; ; m += 1) {
    const at = startOfBeijingDay(`${String(year + Math.floor((month + m) / 12))}-${String(((month + m) % 12) + 1).padStart(2, '0')}-01`);
    if (at >= end) return months;
    months.push(at);
  }
}

/** One figure of one bar: three or more runs of it, and what was promised. */
export type Figure = { what: string; bar: string; runs: readonly number[]; unit: string; /** True when the median keeps what was promised. */ kept: boolean };

/** The middle run; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** How far the runs lie apart, in hundredths of the median. */
export function spread(values: readonly number[]): number {
  return Math.round(((Math.max(...values) - Math.min(...values)) / median(values)) * 100);
}

/** The figures as a table of Markdown; a figure without runs says so. */
export function tableOf(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = figures.map((f) => f.runs.length === 0
    ? line([f.what, f.bar, 'not measured', '', '', ''])
    : line([f.what, f.bar, f.runs.map(String).join(', '), `**${String(median(f.runs))}** ${f.unit}`.trim(), `${String(spread(f.runs))} %`, f.kept ? 'kept' : '**not kept**']));
  return [line(['what', 'bar', 'runs', 'median', 'spread', '']), line(['---', '---', '---', '---', '---', '---']), ...rows].join('\n');
}

/** Makes a figure of what the runs gave; `least` and `most` are the bar. */
export function figure(what: string, bar: string, runs: readonly (number | null | undefined)[], { least = -Infinity, most = Infinity, unit = '' }: { least?: number; most?: number; unit?: string }): Figure {
  const given = runs.filter((n): n is number => typeof n === 'number' && Number.isFinite(n));
  const middle = median(given);
  return { what, bar, runs: given, unit, kept: given.length > 0 && middle >= least && middle <= most };
}

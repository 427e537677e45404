import type { Checked } from './check-restored.ts';

/** Says what was found in a restored installation; answers the exit code. */
export function tellChecked({ seals, events, rows, files, opened, missing, faults }: Checked): number {
  process.stdout.write(`Audit log: ${String(seals)} seals over ${String(events)} events. Rows: ${Object.entries(rows).map(([table, n]) => `${table} ${String(n)}`).join(', ')}. Files named by rows: ${String(files)}, ${String(opened)} opened.\n`);
  for (const id of missing) process.stderr.write(`MISSING: file ${id} is named by a row and lies nowhere\n`);
  for (const fault of faults) process.stderr.write(`FAULT: ${fault}\n`);
  return missing.length + faults.length > 0 ? 1 : 0;
}

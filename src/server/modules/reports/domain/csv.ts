import { neutralise } from '#server/kernel/neutralise.ts';

/** One line of a CSV file (RFC 4180), its values made harmless. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function field(value: string): string {
  const harmless = neutralise(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

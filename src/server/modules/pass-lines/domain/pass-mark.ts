import type { PassLine } from '#contracts/pass-lines.ts';

/** A subject somebody sat, and where. */
export type SatSubject = { level: string; specialty: string; subject: string; province: string };

/**
 * The mark from which a subject is passed (合格标准): the line that names the candidate's province before the one for all, a line for the specialty before one
 * for every specialty; without any, the subject's ordinary mark (60 % of the full mark since 2021/2022, domain.md 4.0).
 */
export function passMarkOf(lines: readonly PassLine[], of: SatSubject, ordinary: number): number {
  const fitting = lines.filter((l) => l.level === of.level && l.subject === of.subject && (l.specialty === null || l.specialty === of.specialty) && (l.provinces === null || l.provinces.some((p) => p === of.province)));
  const nearness = (l: PassLine) => (l.provinces === null ? 0 : 2) + (l.specialty === null ? 0 : 1);
  return fitting.toSorted((a, b) => nearness(b) - nearness(a))[0]?.mark ?? ordinary;
}

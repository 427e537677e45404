import type { MajorCategory, MajorClass } from '#contracts/eligibility.ts';

/** The class of a major for one exam: what the candidate declares, else what the major table says (专业对照表), else the last and widest class. */
export function majorClassOf(classes: MajorClass[], declared: string | null, category: MajorCategory | null): string | null {
  if (declared !== null && classes.some((c) => c.code === declared)) return declared;
  const byTable = category === null ? undefined : classes.find((c) => c.categories?.includes(category));
  return byTable?.code ?? classes.at(-1)?.code ?? null;
}

/** True when the table places the major in another class than the one declared: warn and flag, never refuse (R-2.2.4-09, D-13). */
export function declaredAgainstTable(classes: MajorClass[], declared: string, category: MajorCategory | null): boolean {
  const chosen = classes.find((c) => c.code === declared);
  if (chosen === undefined || chosen.categories === null) return false;
  return category === null || !chosen.categories.includes(category);
}

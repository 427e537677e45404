import type { Jurisdiction } from '#contracts/staff.ts';

/** The whole country as a scope of figures. */
export const NATION = '00';

/** True when a place, by its code, holds something of a jurisdiction: a part of it, it itself, or what it is a part of. The codes nest: 37, 3701, 3701-01. */
export function meets(j: Jurisdiction, place: string): boolean {
  return scopesOf(j).some((scope) => scope === NATION || place.startsWith(scope) || scope.startsWith(place));
}

/** The scopes whose figures together are a jurisdiction's (统计范围); exams narrow beside them. */
export function scopesOf(j: Jurisdiction): string[] {
  switch (j.kind) {
    case 'nation': return [NATION];
    case 'province': return [j.province];
    case 'prefecture': return [j.prefecture];
    case 'points': return [...new Set(j.points)];
  }
}

/** The scopes of one place within a jurisdiction; undefined where nothing of it may be seen. */
export function scopesAt(j: Jurisdiction, place: string | undefined): string[] | undefined {
  if (place === undefined) return scopesOf(j);
  const seen = scopesOf(j).flatMap((scope) => (scope === NATION || place.startsWith(scope) ? [place] : scope.startsWith(place) ? [scope] : []));
  return seen.length === 0 ? undefined : seen;
}

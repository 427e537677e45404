import type { Jurisdiction } from '#contracts/staff.ts';

/** Whose photos and requests a member of staff decides: the nation's, one province's, or (below a province) nobody's. A photo is of no exam. */
export type PhotoScope = { kind: 'all' } | { kind: 'province'; code: string } | { kind: 'none' };

/** The one statement of a photo officer's jurisdiction; lists, single reads and decisions all pass through it. Places below a province decide no photos. */
export function photoScope(jurisdiction: Jurisdiction): PhotoScope {
  switch (jurisdiction.kind) {
    case 'nation': return { kind: 'all' };
    case 'province': return { kind: 'province', code: jurisdiction.province };
    case 'prefecture':
    case 'points': return { kind: 'none' };
  }
}

/** What a list is narrowed by: a province, the whole country (undefined), or nothing at all. */
export function provinceOf(scope: PhotoScope): string | undefined | 'none' {
  return scope.kind === 'none' ? 'none' : scope.kind === 'province' ? scope.code : undefined;
}

/** True when a thing of this province (null: not yet of any) lies within the scope. */
export function liesWithin(scope: PhotoScope, provinceCode: string | null): boolean {
  return scope.kind === 'all' || (scope.kind === 'province' && scope.code === provinceCode);
}
